package io.penstock.messaging;

import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.info.Info;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to a service's OpenAPI document what holds for every call: who may make it, and what a refusal looks like. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeCalls implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String LICENSE = "Apache-2.0";
    private static final String ABOUT = "Basic authentication; docs/security.md says who has which role. Refusals and"
            + " failures are problem details (RFC 9457). A query parameter that a call does not know is refused with 400."
            + " Times are ISO 8601 in UTC.";
    private static final Properties MEANINGS = meanings();

    @Override
    public Operation filterOperation(Operation operation) {
        List<String> roles = operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
        operation.setDescription(described(operation.getDescription(), roles));
        if (operation.getTags() != null) {
            operation.setTags(operation.getTags().stream()
                    .map(tag -> tag.replaceFirst(" Resource$", ""))
                    .toList());
        }
        operation.getResponses().addAPIResponse("default", refusal("Any refusal or failure"));
        replace(operation, "401", refusal("No user, or a wrong password"));
        replace(operation, "403", refusal("The user lacks the role"));
        return operation;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.getProperty(String.valueOf(parameter.getName())));
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Info info = document.getInfo() == null ? OASFactory.createInfo() : document.getInfo();
        document.setInfo(info.description(ABOUT)
                .license(OASFactory.createLicense().name(LICENSE).identifier(LICENSE)));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, problem());
    }

    private static Properties meanings() {
        Properties meanings = new Properties();
        try (InputStream file = DescribeCalls.class.getResourceAsStream("/openapi/parameters.properties")) {
            meanings.load(Objects.requireNonNull(file));
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String described(String description, List<String> roles) {
        String who = roles.isEmpty() ? "Open to all." : "Role: " + String.join(" or ", roles) + ".";
        return description == null ? who : description + "\n\n" + who;
    }

    private static void replace(Operation operation, String status, APIResponse response) {
        if (operation.getResponses().hasAPIResponse(status)) {
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    private static APIResponse refusal(String description) {
        Content content = createContent()
                .addMediaType(
                        PROBLEM_JSON, createMediaType().schema(createSchema().ref("#/components/schemas/" + PROBLEM)));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static Schema problem() {
        return createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("What was wrong (RFC 9457); quotes nothing of a record")
                .addProperty("status", createSchema().type(List.of(SchemaType.INTEGER)))
                .addProperty("title", text("The kind of problem"))
                .addProperty("detail", text("What was expected, and what was found"))
                .addProperty("instance", text("The path that was asked for"))
                .addRequired("status")
                .addRequired("title");
    }

    private static Schema text(String description) {
        return createSchema().type(List.of(SchemaType.STRING)).description(description);
    }
}

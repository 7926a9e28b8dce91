package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.penstock.etl.check.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds a plan against the JSON Schema that editors use too. */
final class PlanSchema {
    private static final String RESOURCE = "/plans/mapping-plan.schema.json";

    private final JsonSchema schema;

    PlanSchema() {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream resource = PlanSchema.class.getResourceAsStream(RESOURCE)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(resource, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InvalidPlan for the first key, from the top of the file, that is not as the schema asks */
    void check(PlanText text) {
        schema.validate(text.root()).stream()
                .map(message -> fault(text, message))
                .min(Comparator.comparingInt(InvalidPlan::line))
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    private static InvalidPlan fault(PlanText text, ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        JsonNode asked = message.getSchemaNode();
        JsonNode found = message.getInstanceNode();
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" ->
                text.fault(
                        pointer + "/" + message.getProperty(),
                        "expected " + keys(message) + ", found unknown key '" + message.getProperty() + "'");
            case "required" -> text.fault(pointer, "expected key '" + message.getProperty() + "', found none");
            case "enum" -> text.fault(pointer, "expected one of " + texts(asked) + ", found " + shown(found));
            case "type" -> text.fault(pointer, "expected " + texts(asked) + ", found " + shown(found));
            case "pattern" ->
                text.fault(pointer, "expected text matching " + asked.asText() + ", found " + shown(found));
            default -> text.fault(pointer, "expected otherwise, found " + shown(found) + ": " + message.getError());
        };
    }

    private static String keys(ValidationMessage message) {
        JsonNode properties = message.getSchemaNode();
        return properties == null ? "a known key" : "one of " + properties;
    }

    private static String shown(JsonNode found) {
        if (found == null || found.isNull()) {
            return "nothing";
        }
        return found.isObject() ? "an object" : found.isArray() ? "a list" : Quoted.of(found.asText());
    }

    private static String texts(JsonNode asked) {
        if (asked == null || !asked.isArray()) {
            return asked == null ? "something else" : asked.asText();
        }
        List<String> texts = new ArrayList<>();
        asked.forEach(item -> texts.add(item.asText()));
        return String.join(", ", texts);
    }
}

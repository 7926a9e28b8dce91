package io.penstock.etl.declaration;

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

/** Holds declarations against the JSON Schema that editors use too. */
public final class DeclarationSchema {

    private final JsonSchema schema;

    /** @param resource where the schema stands on the class path */
    public DeclarationSchema(String resource) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        try (InputStream in = DeclarationSchema.class.getResourceAsStream(resource)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks the shape of a declaration.
     *
     * @throws InvalidDeclaration for the first key, from the top of the file, that is not as the schema asks
     */
    public void check(DeclarationText text) {
        schema.validate(text.root()).stream()
                .map(message -> fault(text, message))
                .min(Comparator.comparingInt(InvalidDeclaration::line))
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    private InvalidDeclaration fault(DeclarationText text, ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String property = message.getProperty();
        JsonNode asked = message.getSchemaNode();
        String found = shown(message.getInstanceNode());
        return switch (message.getType()) {
            case "additionalProperties" ->
                text.fault(
                        pointer + "/" + property,
                        "expected one of " + knownKeys(message) + ", found unknown key '" + property + "'");
            case "required" -> text.fault(pointer, "expected key '" + property + "', found none");
            case "enum" -> text.fault(pointer, "expected one of " + texts(asked) + ", found " + found);
            case "const" -> text.fault(pointer, "expected " + texts(asked) + ", found " + found);
            case "type" -> text.fault(pointer, "expected " + types(asked) + ", found " + found);
            case "pattern" -> text.fault(pointer, "expected text matching " + texts(asked) + ", found " + found);
            case "maximum" -> text.fault(pointer, "expected at most " + texts(asked) + ", found " + found);
            case "minimum" -> text.fault(pointer, "expected at least " + texts(asked) + ", found " + found);
            case "minItems", "minProperties" -> text.fault(pointer, "expected at least one entry, found none");
            case "maxProperties" -> text.fault(pointer, "expected at most " + texts(asked) + " keys, found more");
            default -> text.fault(pointer, "expected otherwise, found " + found + ": " + message.getMessage());
        };
    }

    private String knownKeys(ValidationMessage message) {
        String around = message.getSchemaLocation().getFragment().toString();
        JsonNode properties = schema.getSchemaNode().at(around.replaceAll("/additionalProperties$", "/properties"));
        List<String> keys = new ArrayList<>();
        properties.fieldNames().forEachRemaining(keys::add);
        return String.join(", ", keys);
    }

    private static String shown(JsonNode found) {
        if (found == null || found.isNull()) {
            return "nothing";
        }
        return found.isObject() ? "keys with values" : found.isArray() ? "a list" : Quoted.of(found.asText());
    }

    private static String types(JsonNode asked) {
        return texts(asked)
                .replace("string", "text (numbers and words like true in quotes)")
                .replace("object", "keys with values")
                .replace("array", "a list")
                .replace(", ", " or ");
    }

    private static String texts(JsonNode asked) {
        if (!asked.isArray()) {
            return asked.asText();
        }
        List<String> texts = new ArrayList<>();
        asked.forEach(item -> texts.add(item.asText()));
        return String.join(", ", texts);
    }
}

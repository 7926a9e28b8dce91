package io.penstock.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is agreed about the events of a topic: a JSON Schema, and an example. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String topic;
    private final JsonSchema schema;

    private Contract(String topic) {
        this.topic = topic;
        this.schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(read(topic, "schema.json"));
    }

    public static Contract of(String topic) {
        return new Contract(topic);
    }

    /** The agreed example, which fits the schema. */
    public String example() {
        return read(topic, "example.json");
    }

    /** Fails with every difference if the event is not as agreed. */
    public void assertValid(String event) {
        try {
            JsonNode json = JSON.readTree(event);
            var differences = schema.validate(
                    json, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
            if (!differences.isEmpty()) {
                throw new AssertionError("event of topic " + topic + " is not as agreed: " + differences);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("event of topic " + topic + " is not JSON", e);
        }
    }

    private static String read(String topic, String file) {
        String path = "/contracts/" + topic + "/" + file;
        try (var in = Contract.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

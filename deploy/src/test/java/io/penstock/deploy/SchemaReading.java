package io.penstock.deploy;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Reads the kinds of operators that publish no Java types, by JSON Schemas made from the types that they do publish. */
final class SchemaReading {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private SchemaReading() {}

    static void read(Manifest manifest) {
        String group = manifest.apiVersion().replaceFirst("/.*", "");
        String file = "/schemas/" + group + "_" + manifest.kind() + ".json";
        try (InputStream in = SchemaReading.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "unknown kind " + manifest.apiVersion() + " " + manifest.kind() + ": no " + file);
            }
            JsonSchema schema = SCHEMAS.getSchema(in);
            String faults = schema.validate(manifest.content()).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("; "));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(faults);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.penstock.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Secrets that an object wants. */
final class SecretNames {

    private SecretNames() {}

    static Set<String> of(Manifest manifest) {
        Set<String> names = new TreeSet<>();
        JsonNode content = manifest.content();
        List.of("secret", "passwordSecret")
                .forEach(field -> content.findValues(field).stream()
                        .flatMap(secret -> Stream.of(secret.get("name"), secret.get("secretName")))
                        .filter(Objects::nonNull)
                        .forEach(name -> names.add(name.asText())));
        content.findValues("secretTargetRef").stream()
                .flatMap(Manifest::elements)
                .forEach(target -> names.add(target.path("name").asText()));
        return names;
    }
}

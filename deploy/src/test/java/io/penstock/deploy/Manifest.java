package io.penstock.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of Kubernetes, as a file has it. */
record Manifest(ObjectNode content) {

    /** The overlay production with the component traces. */
    static final String PRODUCTION_WITH_TRACES = "../../src/test/kubernetes/traces";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    /** The objects that an overlay consists of. */
    static List<Manifest> rendered(String overlay) {
        return RENDERED.computeIfAbsent(overlay, Manifest::render);
    }

    private static List<Manifest> render(String overlay) {
        Tool.Ran kubectl = Tool.KUBECTL.run(Repository.path("deploy/kubernetes/overlays"), "kustomize", "./" + overlay);
        if (kubectl.exitCode() != 0) {
            throw new AssertionError("overlay " + overlay + " cannot be rendered: " + kubectl.output());
        }
        return parse(kubectl.output());
    }

    /** The documents of a YAML text. */
    static List<Manifest> parse(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        try (MappingIterator<ObjectNode> documents =
                YAML.readerFor(ObjectNode.class).readValues(yaml)) {
            documents.forEachRemaining(document -> manifests.add(new Manifest(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    static ObjectNode yaml(String text) {
        try {
            return YAML.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return at("/kind").asText();
    }

    String apiVersion() {
        return at("/apiVersion").asText();
    }

    String name() {
        return at("/metadata/name").asText();
    }

    JsonNode at(String pointer) {
        return content.at(pointer);
    }

    /** The containers of a Deployment's pods, those of the beginning included. */
    Stream<JsonNode> containers() {
        return Stream.of("initContainers", "containers").flatMap(list -> elements(at("/spec/template/spec/" + list)));
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}

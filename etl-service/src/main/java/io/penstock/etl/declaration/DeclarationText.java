package io.penstock.etl.declaration;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A declaration's YAML, read but not yet understood, with the line on which each key stands. */
public record DeclarationText(String file, JsonNode root, Map<String, Integer> lines) {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                    .build())
            .build();

    /**
     * Reads YAML.
     *
     * @throws InvalidDeclaration when the text is not YAML or names a key twice
     */
    public static DeclarationText read(String file, String yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (root == null || root.isMissingNode()) {
                throw new InvalidDeclaration(file, "", 0, "expected keys with values, found nothing");
            }
            return new DeclarationText(file, root, lines(yaml));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidDeclaration(file, "", line, "expected YAML, found a fault: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidDeclaration(file, "", 0, "expected YAML, found " + e.getMessage(), e);
        }
    }

    /** Whether YAML declares nothing: it has comments only, such as an example that nobody has taken up. */
    public static boolean isBlank(String yaml) {
        return yaml.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private static Map<String, Integer> lines(String yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (YAMLParser parser = YAML.getFactory().createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonPointer pointer = parser.getParsingContext().pathAsPointer();
                lines.putIfAbsent(
                        pointer.toString(), parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    /** A fault at a key; the line is that of the key or of the nearest one around it. */
    public InvalidDeclaration fault(String pointer, String fault) {
        return new InvalidDeclaration(file, pointer, line(pointer), fault);
    }

    private int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at)) {
            if (at.isEmpty()) {
                return 0;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.get(at);
    }
}

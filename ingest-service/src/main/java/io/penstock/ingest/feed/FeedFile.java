package io.penstock.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads feeds from YAML and checks every key, so that a mistake is found at start and not at the first file. */
final class FeedFile {
    private final String file;

    private FeedFile(String file) {
        this.file = file;
    }

    /**
     * Reads the feeds.
     *
     * @param file its name, for messages
     * @throws InvalidFeeds naming file, key, what was expected and what was found
     */
    static List<Feed> read(String file, InputStream yaml) throws IOException {
        return new FeedFile(file).read(yaml);
    }

    private List<Feed> read(InputStream yaml) throws IOException {
        YamlKey root = new YamlKey(file, "", parse(yaml));
        root.allow("feeds");
        List<Feed> feeds = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlKey entry : root.key("feeds").items()) {
            Feed feed = FeedEntry.read(entry);
            if (!names.add(feed.name())) {
                throw entry.key("name").invalid("a name that no other feed has", feed.name());
            }
            feeds.add(feed);
        }
        return List.copyOf(feeds);
    }

    private JsonNode parse(InputStream yaml) throws IOException {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new InvalidFeeds("%s, line %d: expected YAML, found %s"
                    .formatted(
                            file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        }
    }
}

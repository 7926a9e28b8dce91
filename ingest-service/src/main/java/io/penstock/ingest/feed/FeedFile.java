package io.penstock.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads feeds from YAML and checks every key, so that a mistake is found at start and not at the first file. */
final class FeedFile {
    private final String file;
    private final List<Feed> feeds = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

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
        FeedFile feeds = new FeedFile(file);
        feeds.read(feeds.parse(yaml));
        return List.copyOf(feeds.feeds);
    }

    /**
     * Reads the feeds of an installation, beside those that are built in: its own come first, replace the built-in ones of
     * their names, and remove them with {@code enabled: false}. A file without an entry changes nothing.
     *
     * @param file its name, for messages
     * @throws InvalidFeeds naming file, key, what was expected and what was found
     */
    static List<Feed> readBeside(List<Feed> builtIn, String file, InputStream yaml) throws IOException {
        FeedFile own = new FeedFile(file);
        JsonNode root = own.parse(yaml);
        if (!root.isMissingNode()) {
            own.read(root);
        }
        Stream<Feed> others = builtIn.stream().filter(feed -> !own.names.contains(feed.name()));
        return Stream.concat(own.feeds.stream(), others).toList();
    }

    private void read(JsonNode yaml) {
        YamlKey root = new YamlKey(file, "", yaml);
        root.allow("feeds");
        for (YamlKey entry : root.key("feeds").items()) {
            String name = FeedEntry.name(entry);
            if (!names.add(name)) {
                throw entry.key("name").invalid("a name that no other feed has", name);
            }
            if (FeedEntry.isEnabled(entry)) {
                feeds.add(FeedEntry.read(entry));
            }
        }
    }

    private JsonNode parse(InputStream yaml) throws IOException {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            return root == null ? MissingNode.getInstance() : root;
        } catch (JsonProcessingException e) {
            throw new InvalidFeeds("%s, line %d: expected YAML, found %s"
                    .formatted(
                            file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        }
    }
}

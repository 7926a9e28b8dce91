package io.penstock.ingest.feed;

import io.penstock.ingest.table.EncodingName;
import io.penstock.ingest.table.TableHints;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** One entry of the feeds file. */
final class FeedEntry {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
    private static final List<String> FILE_KEYS =
            List.of("folder", "files", "header", "csv", "xlsx", "original", "repeats");
    private static final Map<String, Original> ORIGINALS = Map.of(
            "archived-when-staged", Original.ARCHIVED_WHEN_STAGED,
            "removed-when-reported", Original.REMOVED_WHEN_REPORTED);
    private static final Map<String, Repeats> REPEATS = Map.of("skip", Repeats.SKIP, "load", Repeats.LOAD);
    private static final String LINE_BREAKS = "\r\n";

    private FeedEntry() {}

    static Feed read(YamlKey entry) {
        entry.allow("name", "enabled", "folder", "files", "header", "csv", "xlsx", "original", "repeats", "extract");
        String name = name(entry);
        Extraction extraction = ExtractionEntry.read(entry.key("extract"));
        if (extraction != null) {
            FILE_KEYS.forEach(key -> refuse(entry.key(key)));
        }
        return new Feed(
                name,
                folder(entry.key("folder")),
                extraction == null ? files(entry.key("files")) : List.of(),
                hints(entry),
                original(entry.key("original")),
                repeats(entry.key("repeats")),
                extraction);
    }

    private static void refuse(YamlKey key) {
        if (!key.isAbsent()) {
            throw key.invalid(
                    "keys of files only where there is no extract", key.value().toString());
        }
    }

    /** Whether the feed is there: with {@code enabled: false} it is not, and neither is the built-in one of its name. */
    static boolean isEnabled(YamlKey entry) {
        YamlKey enabled = entry.key("enabled");
        if (!enabled.isAbsent() && !enabled.value().isBoolean()) {
            throw enabled.invalid("true or false", enabled.value().toString());
        }
        return enabled.value().asBoolean(true);
    }

    static String name(YamlKey entry) {
        YamlKey key = entry.key("name");
        String name = key.text();
        if (!NAME.matcher(name).matches()) {
            throw key.invalid("lower-case letters, digits, - and _, beginning with a letter", name);
        }
        return name;
    }

    private static Path folder(YamlKey key) {
        if (key.isAbsent()) {
            return Path.of("");
        }
        String text = key.text();
        try {
            Path folder = Path.of(text).normalize();
            if (!folder.isAbsolute() && !folder.startsWith("..")) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw key.invalid("a folder below the inbox", text);
        }
        throw key.invalid("a folder below the inbox", text);
    }

    private static Original original(YamlKey key) {
        if (key.isAbsent()) {
            return Original.ARCHIVED_WHEN_STAGED;
        }
        Original original = ORIGINALS.get(key.text());
        if (original == null) {
            throw key.invalid("archived-when-staged or removed-when-reported", key.text());
        }
        return original;
    }

    private static Repeats repeats(YamlKey key) {
        if (key.isAbsent()) {
            return Repeats.SKIP;
        }
        Repeats repeats = REPEATS.get(key.text());
        if (repeats == null) {
            throw key.invalid("skip or load", key.text());
        }
        return repeats;
    }

    private static List<String> files(YamlKey key) {
        return key.items().stream().map(FeedEntry::glob).toList();
    }

    private static String glob(YamlKey key) {
        String glob = key.text();
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return glob;
        } catch (PatternSyntaxException e) {
            throw key.invalid("a file name pattern such as *.csv", glob);
        }
    }

    private static TableHints hints(YamlKey entry) {
        YamlKey csv = entry.key("csv");
        YamlKey xlsx = entry.key("xlsx");
        if (!csv.isAbsent()) {
            csv.allow("delimiter", "encoding", "quote");
        }
        if (!xlsx.isAbsent()) {
            xlsx.allow("sheet");
        }
        Character delimiter = notLineBreak(csv.key("delimiter"));
        Character quote = notLineBreak(csv.key("quote"));
        if (delimiter != null && delimiter.equals(quote == null ? Character.valueOf('"') : quote)) {
            throw csv.key("delimiter").invalid("another character than the quote", delimiter.toString());
        }
        YamlKey sheet = xlsx.key("sheet");
        return new TableHints(
                delimiter,
                encoding(csv.key("encoding")),
                quote,
                sheet.isAbsent() ? null : sheet.text(),
                entry.key("header").number());
    }

    private static @Nullable Character notLineBreak(YamlKey key) {
        Character character = key.character();
        if (character != null && LINE_BREAKS.indexOf(character) >= 0) {
            throw key.invalid("a character that does not end a line", "a line break");
        }
        return character;
    }

    private static @Nullable Charset encoding(YamlKey key) {
        if (key.isAbsent()) {
            return null;
        }
        String name = key.text();
        try {
            return EncodingName.charset(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw key.invalid("an encoding such as UTF-8, UTF-16LE or windows-1252", name);
        }
    }
}

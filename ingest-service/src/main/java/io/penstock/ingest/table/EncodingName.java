package io.penstock.ingest.table;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/** Names of encodings, as IANA registers them: Java does not know all of them. */
public final class EncodingName {
    private static final Set<String> MACINTOSH = Set.of("macintosh", "mac", "csmacintosh", "macroman");

    private EncodingName() {}

    /**
     * The encoding of this name.
     *
     * @throws java.nio.charset.IllegalCharsetNameException if it is no name
     * @throws java.nio.charset.UnsupportedCharsetException if nobody knows it
     */
    public static Charset charset(String name) {
        return Charset.forName(MACINTOSH.contains(name.toLowerCase(Locale.ROOT)) ? "x-MacRoman" : name);
    }
}

package io.penstock.ingest.table;

import java.nio.charset.Charset;

/**
 * The encoding of a text file.
 *
 * @param charset how its bytes become characters
 * @param skip length of the byte order mark, in bytes
 * @param source how it was found: "declared", "byte order mark" or "detected"
 */
public record Encoding(Charset charset, int skip, String source) {}

package io.penstock.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Holds bytes against an encoding, block by block, and remembers where they first broke it. */
final class StrictDecoding {
    private static final int BLOCK = 256 * 1024;
    private static final int LONGEST_CHARACTER = 8;

    private final CharsetDecoder decoder;
    private final CharBuffer scratch = CharBuffer.allocate(BLOCK);
    private final byte[] carry = new byte[LONGEST_CHARACTER];
    private int carried;
    private int toSkip;
    private long offset;
    private @Nullable Long bad;

    StrictDecoding(Encoding encoding) {
        decoder = decoder(encoding);
        toSkip = encoding.skip();
    }

    static CharsetDecoder decoder(Encoding encoding) {
        return encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Offset of the first byte of a file that the encoding does not know, or null when there is none. */
    static @Nullable Long firstBad(Path file, Encoding encoding) throws IOException {
        StrictDecoding decoding = new StrictDecoding(encoding);
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                decoding.add(block, n);
            }
        }
        return decoding.end();
    }

    void add(byte[] block, int length) {
        if (bad != null) {
            return;
        }
        int start = Math.min(toSkip, length);
        toSkip -= start;
        offset += start;
        ByteBuffer bytes = ByteBuffer.wrap(block, start, length - start);
        if (carried > 0) {
            finishCarried(bytes);
        }
        if (bad == null) {
            decode(bytes, false);
            carried = bytes.remaining();
            bytes.get(carry, 0, bad == null ? carried : 0);
        }
    }

    /** Offset of the first bad byte, or null when all bytes were good. */
    @Nullable
    Long end() {
        if (bad == null) {
            decode(ByteBuffer.wrap(carry, 0, carried), true);
        }
        return bad;
    }

    /** A character may lie across two blocks: its tail is taken byte by byte until it is whole. */
    private void finishCarried(ByteBuffer bytes) {
        while (carried > 0 && bytes.hasRemaining() && bad == null) {
            carry[carried++] = bytes.get();
            ByteBuffer joined = ByteBuffer.wrap(carry, 0, carried);
            decode(joined, false);
            carried = bad == null ? joined.remaining() : 0;
        }
    }

    private void decode(ByteBuffer bytes, boolean last) {
        int start = bytes.position();
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(bytes, scratch, last);
        } while (result.isOverflow());
        offset += bytes.position() - start;
        if (result.isError()) {
            bad = offset;
        }
    }
}

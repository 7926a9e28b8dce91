package io.penstock.ingest.upload;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns what a sender calls a file into a name that is safe in any folder. */
final class FileName {
    /** File systems allow 255 bytes; the batch's number and an ending are added. */
    private static final int MOST_BYTES = 200;

    private FileName() {}

    /** The last part of the name, after any slash of either kind, without control characters. */
    static String of(@Nullable String said) {
        String whole = said == null ? "" : said;
        int slash = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\'));
        String name = whole.substring(slash + 1).replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new BadRequestException("name: expected the name of a file, found none");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new BadRequestException("name: expected at most %d bytes, found more".formatted(MOST_BYTES));
        }
        return name;
    }
}

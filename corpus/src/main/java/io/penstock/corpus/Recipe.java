package io.penstock.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Makes an input from pieces, for what is too large to be kept, or is made of bytes that no editor writes. A piece is
 * {@code text} (in {@code charset}), {@code hex}, {@code file} of the case's folder, {@code pieces}, or a {@code zip} of
 * named pieces, {@code times} over. {@code %d} in a text that is repeated is its number.
 */
final class Recipe {
    private final Path folder;

    Recipe(Path folder) {
        this.folder = folder;
    }

    byte[] bytes(JsonNode pieces) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(pieces, bytes);
        return bytes.toByteArray();
    }

    void write(JsonNode pieces, OutputStream to) throws IOException {
        for (JsonNode piece : pieces) {
            int times = piece.path("times").asInt(1);
            String text = piece.path("text").asText("");
            boolean numbered = times > 1 && text.contains("%d");
            byte[] same = numbered ? new byte[0] : once(piece);
            for (int i = 1; i <= times; i++) {
                to.write(numbered ? encoded(piece, text.replace("%d", Integer.toString(i))) : same);
            }
        }
    }

    private byte[] once(JsonNode piece) throws IOException {
        if (piece.has("text")) {
            return encoded(piece, piece.get("text").asText());
        } else if (piece.has("hex")) {
            return HexFormat.of().parseHex(piece.get("hex").asText().replace(" ", ""));
        } else if (piece.has("file")) {
            return Files.readAllBytes(folder.resolve(piece.get("file").asText()));
        } else if (piece.has("zip")) {
            return zip(piece);
        } else if (piece.has("pieces")) {
            return bytes(piece.get("pieces"));
        }
        throw new IOException("expected a piece with text, hex, file, zip or pieces, found " + piece);
    }

    private byte[] zip(JsonNode piece) throws IOException {
        RawZip zip = new RawZip();
        for (JsonNode entry : piece.get("zip")) {
            int times = entry.path("copies").asInt(1);
            byte[] content = bytes(entry.path("pieces"));
            for (int i = 1; i <= times; i++) {
                zip.add(entry.get("name").asText().replace("%d", Integer.toString(i)), content);
            }
        }
        if (piece.has("sheet")) {
            new Workbook(zip, piece).addStandardParts(folder);
        }
        return zip.bytes();
    }

    private static byte[] encoded(JsonNode piece, String text) {
        Charset charset = Charset.forName(piece.path("charset").asText(StandardCharsets.UTF_8.name()));
        return text.getBytes(charset);
    }
}

package io.penstock.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

    @TempDir
    private Path folder;

    @Test
    void piecesFollowEachOtherAsOftenAsIsSaid() throws IOException {
        Files.writeString(folder.resolve("kept.txt"), "kept");
        var recipe = new YAMLMapper().readTree("""
            - text: "row %d;"
              times: 3
            - hex: "00 ff"
            - file: kept.txt
            - text: é
              charset: ISO-8859-1
            """);

        byte[] made = new Recipe(folder).bytes(recipe);

        assertEquals("row 1;row 2;row 3;\0\u00ffkept\u00e9", new String(made, ISO_8859_1));
        assertEquals("row 1", new String(made, 0, 5, UTF_8));
    }
}

package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MappingPlanPageTest {
    private static final Path PAGE = Path.of("../docs/mapping-plans.md");

    @Test
    void referencePageSaysWhatTheCodeDoes() throws IOException {
        String page = new MappingPlanPage().text();
        if (Boolean.getBoolean("mapping-plans.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/mapping-plans.md is not what would be generated; write it anew with " + MappingPlanPage.COMMAND);
    }
}

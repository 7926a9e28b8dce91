package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganisationFirstNameTest {

    @TempDir
    Path folder;

    @Test
    void planSaysTheFirstNameOfAFirm() {
        MappingPlan plan = Plans.plan(folder, """
                  first: { from: A, clean: [name-split: first], checks: [required] }
                  last: { from: A, clean: [name-split: last], checks: [required] }
                organisationFirstName: (firm)
                """);
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"1", "Sunrise Apartments, LLC", ""}));

        assertEquals(List.of("1", "(firm)", "Sunrise Apartments, LLC"), List.of(row.values()));
    }
}

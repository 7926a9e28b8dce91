package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.etl.check.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTablesTest {

    @TempDir
    Path folder;

    static List<Table.Case> checks() {
        return Table.read("/check/checks.txt");
    }

    static List<Table.Case> comparisons() {
        return Table.read("/check/comparisons.txt");
    }

    static List<Table.Case> presences() {
        return Table.read("/check/presences.txt");
    }

    @ParameterizedTest
    @MethodSource("checks")
    void checkFindsWhatItsTableSays(Table.Case given) {
        String clean = "text".equals(given.cell(1)) ? "" : given.cell(1);
        MappingPlan plan =
                Plans.plan(folder, "  a: { from: A, clean: [" + clean + "], checks: [" + given.cell(0) + "] }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        String outcome = Plans.outcome(mapper.map(new String[] {"1", given.cell(2), ""}));

        assertEquals(given.cell(3).replace(" ", " a "), outcome);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void rowCheckFindsWhatItsTableSays(Table.Case given) {
        MappingPlan plan = Plans.plan(folder, """
                  created_at: { from: A, clean: [date] }
                  due_at: { from: B, clean: [date] }
                rowChecks: [%s]
                """.formatted(quoted(given.cell(0))));
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        String outcome = Plans.outcome(mapper.map(new String[] {"1", given.cell(1), given.cell(2)}));

        assertEquals(given.cell(3), outcome.replaceAll("(reject|anomaly) \\w+ ", "$1 "));
    }

    @ParameterizedTest
    @MethodSource("presences")
    void presenceIsAskedForExactlyWhenItsTableSays(Table.Case given) {
        MappingPlan plan = Plans.plan(folder, """
                  status: { from: A }
                  paid_at: { from: B, clean: [date] }
                rowChecks: [%s]
                """.formatted(given.cell(0)));
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        String outcome = Plans.outcome(mapper.map(new String[] {"1", given.cell(1), given.cell(2)}));

        assertEquals(given.cell(3), outcome);
    }

    private static String quoted(String check) {
        return check.startsWith("{") ? check : "'" + check + "'";
    }
}

package io.penstock.etl.plan;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures how long one core maps a million typical rows of the consumers plan. Not a test; run it by hand:
 * {@code java -cp target/test-classes:target/classes:… io.penstock.etl.plan.MappingSpeed}.
 */
final class MappingSpeed {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 6;
    private static final List<String> HEADER = List.of(
            "Consumer ID",
            "Name",
            "Address",
            "Contact Number",
            "Email Address",
            "Account Number",
            "Meter Number",
            "Tariff Plan",
            "Consumption History",
            "Payment Status");
    private static final int[] AREAS = {212, 202, 303, 312, 415, 512, 602, 617, 713, 808};
    private static final List<String> FIRST = List.of("John", "Mary", "Wei", "Ludwig", "Ana", "Christopher");
    private static final List<String> LAST =
            List.of("Doe", "Smith", "van Dyke", "O'Brien", "Garcia Lopez", "Hernandez");
    private static final List<String> CITIES =
            List.of("Springfield, IL 62701", "Denver, CO, 80202", "Austin, TX 78701-1234");

    private MappingSpeed() {}

    public static void main(String[] arguments) {
        MappingPlan plan = MappingPlans.load(null, null).forFeed("consumers").orElseThrow();
        RecordMapper mapper = ((Bound) RecordMapper.bind(plan, HEADER)).mapper();
        String[][] rows = rows(arguments.length > 0 && "fictitious".equals(arguments[0]));
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int loaded = 0;
            int anomalies = 0;
            for (int i = 0; i < ROWS; i++) {
                if (mapper.map(rows[i % rows.length]) instanceof Row row) {
                    loaded++;
                    anomalies += row.anomalies().size();
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d rows in %.2f s, %d loaded, %d anomalies%n",
                    ROWS,
                    (System.nanoTime() - start) / 1e9,
                    loaded,
                    anomalies);
        }
    }

    private static String[][] rows(boolean fictitious) {
        Random random = new Random(42);
        String[][] rows = new String[200_000][];
        for (int i = 0; i < rows.length; i++) {
            String first = FIRST.get(random.nextInt(FIRST.size()));
            String last = LAST.get(random.nextInt(LAST.size()));
            int area = fictitious ? 555 : AREAS[random.nextInt(AREAS.length)];
            rows[i] = new String[] {
                String.valueOf(i),
                i % 4 == 0 ? last + ", " + first : first + " " + last,
                (i % 9999 + 1) + " Main St, " + (i % 3 == 0 ? "Apt " + i % 50 + ", " : "")
                        + CITIES.get(random.nextInt(CITIES.size())),
                String.format(
                        i % 2 == 0 ? "(%03d) %03d-%04d" : "%03d-%03d-%04d",
                        area,
                        230 + random.nextInt(700),
                        random.nextInt(10_000)),
                first.toLowerCase(Locale.ROOT) + i + "@example.com",
                "ACCT-" + i,
                "MTR-" + i,
                "Plan A",
                "100 kWh",
                "Paid"
            };
        }
        return rows;
    }
}

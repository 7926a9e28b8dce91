package io.penstock.testkit;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated books keep the rules of lending, worked out here anew from the files. */
class LendingTest {

    @TempDir
    static Path folder;

    @Test
    void theSameNumbersGiveTheSameFiles() throws IOException {
        Path again = Files.createDirectory(folder.resolve("again"));
        Lending.write(folder, 500, 700, 3);
        Lending.write(again, 500, 700, 3);

        for (String file : List.of("clients.csv", "loans.csv", "contacts.csv")) {
            assertEquals(-1, Files.mismatch(folder.resolve(file), again.resolve(file)), file);
        }
    }

    @Test
    void booksKeepTheRulesOfLending() throws IOException {
        Lending.write(folder, 9_000, 15_000, 1);
        Map<String, Map<String, String>> clients = read("clients.csv").stream()
                .collect(Collectors.toMap(client -> client.get("user_id"), Function.identity()));
        List<Map<String, String>> loans = read("loans.csv");

        assertEquals(9_000, clients.size());
        assertEquals(15_000, loans.size());
        loans.forEach(loan -> assertLoan(loan, clients.get(loan.get("user_id"))));
        loans.stream().collect(groupingBy(loan -> loan.get("user_id"))).values().forEach(LendingTest::assertSequence);
        clients.values().forEach(LendingTest::assertClient);
        assertEquals(
                4, clients.values().stream().map(c -> c.get("batch")).distinct().count());
        assertEquals(
                5,
                clients.values().stream()
                        .map(c -> c.get("denied_reason"))
                        .distinct()
                        .count());
        for (String status : List.of("paid", "default", "ongoing")) {
            assertTrue(
                    loans.stream()
                                    .filter(loan -> loan.get("status").equals(status))
                                    .count()
                            > 300,
                    status);
        }
    }

    private static void assertLoan(Map<String, String> loan, Map<String, String> client) {
        BigDecimal amount = new BigDecimal(loan.get("loan_amount"));
        BigDecimal tax = cents(
                amount.multiply(new BigDecimal("0.0038").add(new BigDecimal("0.000082").multiply(new BigDecimal(90)))));
        BigDecimal interest = cents(
                amount.multiply(new BigDecimal(client.get("interest_rate"))).divide(new BigDecimal(400)));
        BigDecimal due = cents(amount).add(tax).add(interest);
        assertEquals(tax, new BigDecimal(loan.get("tax")));
        assertEquals(due, new BigDecimal(loan.get("due_amount")));
        assertTrue(amount.compareTo(new BigDecimal(client.get("credit_limit"))) <= 0 && amount.signum() > 0);
        assertEquals(time(loan, "created_at").plusDays(90), time(loan, "due_at"));
        assertFalse(time(loan, "created_at").isBefore(time(client, "created_at")));
        boolean paid = loan.get("status").equals("paid");
        assertEquals(paid, !loan.get("paid_at").isEmpty());
        assertEquals(paid, new BigDecimal(loan.get("amount_paid")).compareTo(due) == 0);
        if (loan.get("status").equals("default")) {
            assertEquals("defaulter", client.get("denied_reason"));
        }
        if (!client.get("denied_at").isEmpty()) {
            assertTrue(time(loan, "created_at").isBefore(time(client, "denied_at")));
        }
    }

    private static void assertSequence(List<Map<String, String>> loans) {
        loans.sort(Comparator.comparing(loan -> loan.get("created_at")));
        for (int i = 1; i < loans.size(); i++) {
            assertEquals("paid", loans.get(i - 1).get("status"));
            assertTrue(time(loans.get(i), "created_at").isAfter(time(loans.get(i - 1), "paid_at")));
        }
    }

    private static void assertClient(Map<String, String> client) {
        boolean denied = client.get("status").equals("denied");
        assertEquals(denied, !client.get("denied_reason").isEmpty());
        assertEquals(denied, !client.get("denied_at").isEmpty());
    }

    @Test
    void somebodyIsAwakeAtAnyHour() throws IOException {
        Lending.write(folder, 1_000, 1_000, 5);
        List<Map<String, String>> contacts = read("contacts.csv");

        assertEquals(960, contacts.size(), 25);
        for (int hour = 0; hour < 24; hour++) {
            LocalDateTime utc = LocalDate.of(2024, 1, 25).atTime(hour, 0);
            assertTrue(contacts.stream()
                    .map(contact ->
                            utc.atZone(ZoneId.of("UTC")).withZoneSameInstant(ZoneId.of(contact.get("time_zone"))))
                    .anyMatch(local -> local.getHour() >= 9 && local.getHour() < 20));
        }
        assertTrue(contacts.stream()
                .allMatch(contact ->
                        !contact.get("email").isEmpty() || !contact.get("phone").isEmpty()));
    }

    @Test
    void askedForLoansAreDueOnTheirDay() throws IOException {
        LocalDate day = LocalDate.of(2024, 1, 28);
        Lending.of(2_000, 2_500, 7).dueOn(day, 700).writeTo(folder);

        long due = read("loans.csv").stream()
                .filter(loan -> loan.get("status").equals("ongoing")
                        && time(loan, "due_at").toLocalDate().equals(day))
                .count();
        assertTrue(due >= 700, "found " + due);
        assertEquals(2_500, read("loans.csv").size());
    }

    @Test
    void moreLoansThanTheClientsMayTakeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Lending.write(folder, 10, 1_000, 1));
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP);
    }

    private static LocalDateTime time(Map<String, String> row, String column) {
        return LocalDateTime.parse(row.get(column).replace(' ', 'T'));
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], values[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}

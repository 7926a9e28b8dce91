package io.penstock.reporting.analytics;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files of clients and loans: as many as wanted, always the same. */
final class GeneratedLending {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int[] RATES = {20, 30, 70, 90};
    private static final List<LocalDateTime> EDGES = List.of(
            LocalDateTime.of(2023, 10, 31, 23, 59, 59),
            LocalDateTime.of(2023, 11, 1, 0, 0, 0),
            LocalDateTime.of(2023, 12, 31, 23, 59, 59),
            LocalDateTime.of(2024, 1, 1, 0, 0, 0));

    private final Random random = new Random(7);
    private final int[] rates;

    GeneratedLending(int clients) {
        rates = random.ints(clients, 0, RATES.length).map(i -> RATES[i]).toArray();
    }

    void clients(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("user_id,created_at,status,batch,credit_limit,interest_rate,denied_reason,denied_at");
        for (int i = 0; i < rates.length; i++) {
            boolean denied = random.nextInt(20) == 0;
            lines.add("%d,%s,%s,%d,%d,%d,%s,%s"
                    .formatted(
                            i + 1,
                            "2022-05-01 10:00:00",
                            denied ? "denied" : "approved",
                            1 + i % 7,
                            10_000 + 250 * random.nextInt(200),
                            rates[i],
                            denied ? "defaulter" : "",
                            denied ? "2023-12-30 00:00:00" : ""));
        }
        Files.write(file, lines);
    }

    void loans(Path file, int loans) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("user_id,loan_id,created_at,due_at,paid_at,status,loan_amount,tax,due_amount,amount_paid");
        for (int i = 0; i < loans; i++) {
            lines.add(loan(i));
        }
        Files.write(file, lines);
    }

    private String loan(int i) {
        // A tenth of the clients never takes a loan.
        int client = random.nextInt(rates.length * 9 / 10);
        LocalDateTime created = i % 50 == 0
                ? EDGES.get(i / 50 % EDGES.size())
                : LocalDateTime.of(2023, 8, 1, 0, 0).plusSeconds(random.nextInt(180 * 86_400));
        BigDecimal amount = new BigDecimal(1_000 + random.nextInt(40_000));
        BigDecimal tax = cents(amount.multiply(new BigDecimal("0.01118")));
        BigDecimal due = cents(amount.add(tax)
                .add(amount.multiply(BigDecimal.valueOf(rates[client] * 90L, 2)
                        .divide(new BigDecimal(360), 10, RoundingMode.HALF_UP))));
        int fate = random.nextInt(10);
        String status = fate < 6 ? "paid" : fate < 8 ? "default" : "ongoing";
        BigDecimal paid = fate < 6 ? due : cents(due.multiply(BigDecimal.valueOf(random.nextInt(80), 2)));
        String paidAt = fate < 6 ? created.plusDays(1 + random.nextInt(100)).format(TIME) : "";
        return "%d,%d,%s,%s,%s,%s,%s,%s,%s,%s"
                .formatted(
                        client + 1,
                        i + 1,
                        created.format(TIME),
                        created.plusDays(90).format(TIME),
                        paidAt,
                        status,
                        amount,
                        tax,
                        due,
                        paid);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}

package io.penstock.reporting.summary;

import io.penstock.testkit.Servers;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Loans in the mart, and the same in memory to compute with. */
final class Loans {

    /** A loan as the mart has it. */
    record Loan(
            long id,
            LocalDateTime createdAt,
            LocalDateTime dueAt,
            LocalDateTime paidAt,
            String status,
            BigDecimal amount,
            BigDecimal due,
            BigDecimal paid) {

        static Loan issued(long id, LocalDateTime at) {
            return new Loan(id, at, at.plusDays(90), null, "ongoing", money(100), money(120), money(0));
        }

        static Loan paid(long id, LocalDateTime dueAt, LocalDateTime paidAt) {
            return new Loan(id, dueAt.minusDays(90), dueAt, paidAt, "paid", money(100), money(120), money(120));
        }

        static Loan defaulted(long id, LocalDateTime dueAt) {
            return new Loan(id, dueAt.minusDays(90), dueAt, null, "default", money(100), money(120), money(50));
        }
    }

    private Loans() {}

    /** Some thousand loans of the months around the turn of the year 2023, always the same. */
    static List<Loan> generated(int count) {
        Random random = new Random(11);
        List<Loan> loans = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            loans.add(generated(i, random));
        }
        return loans;
    }

    private static Loan generated(long id, Random random) {
        LocalDateTime created = LocalDateTime.of(2023, 9, 15, 0, 0).plusSeconds(random.nextInt(130 * 86_400));
        LocalDateTime due = created.plusDays(90);
        BigDecimal amount = BigDecimal.valueOf(10_000 + random.nextInt(500_000), 2);
        BigDecimal owed = amount.add(BigDecimal.valueOf(random.nextInt(90_000), 2));
        BigDecimal part = BigDecimal.valueOf(random.nextInt(10_000), 2);
        return switch (random.nextInt(4)) {
            case 0 -> new Loan(id, created, due, null, "ongoing", amount, owed, part);
            case 1 -> new Loan(id, created, due, null, "default", amount, owed, part);
            default ->
                new Loan(
                        id,
                        created,
                        due,
                        due.plusSeconds(random.nextInt(1_000_000) - 600_000),
                        "paid",
                        amount,
                        owed,
                        owed);
        };
    }

    static void replaceBy(List<Loan> loans) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock");
                var truncate = connection.createStatement();
                var insert = connection.prepareStatement("""
                        INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, paid_at, status,
                            loan_amount, tax, due_amount, amount_paid)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                        """)) {
            truncate.execute("TRUNCATE mart.loan");
            for (Loan loan : loans) {
                Object[] values = {
                    loan.id(),
                    loan.id() + 1_000_000,
                    loan.createdAt(),
                    loan.dueAt(),
                    loan.paidAt(),
                    loan.status(),
                    loan.amount(),
                    loan.due(),
                    loan.paid()
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static BigDecimal money(int amount) {
        return BigDecimal.valueOf(amount * 100L, 2);
    }
}

package io.penstock.testkit;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/** A client in a lender's books. The later its batch and the higher its rate, the worse it pays. */
final class LendingClient {
    static final String HEADER = "user_id,created_at,status,batch,credit_limit,interest_rate,denied_reason,denied_at";
    private static final LocalDateTime NOW = Lending.TODAY.atStartOfDay();
    private static final LocalDateTime FIRST_LOAN = LocalDate.of(2023, 9, 1).atStartOfDay();
    private static final int[] RATES = {20, 30, 70, 90};
    private static final double[] BATCH_SHARES = {0.6, 0.82, 0.94, 1};
    private static final double[] RELIABILITY = {0.97, 0.93, 0.86, 0.74};
    private static final LocalDate[] FIRST_DAYS = {
        LocalDate.of(2020, 1, 1), LocalDate.of(2021, 6, 1), LocalDate.of(2023, 1, 1), LocalDate.of(2023, 6, 1)
    };
    private static final LocalDate[] LAST_DAYS = {
        LocalDate.of(2023, 6, 30), LocalDate.of(2023, 8, 31), LocalDate.of(2023, 9, 20), LocalDate.of(2023, 10, 10)
    };
    private static final String[] REASONS = {"money_loundry", "acccount_take_over", "criminal_profile"};
    private static final int DENIED_OUT_OF = 50;
    private static final int DAYS_OF_GRACE = 14;

    private final long userId;
    private final int batch;
    private final long creditLimit;
    private final int interestRate;
    private final LocalDateTime createdAt;
    private String deniedReason;
    private LocalDateTime deniedAt;
    /** From when on the client may borrow; null: not again. */
    private LocalDateTime free;

    LendingClient(long userId, SplittableRandom random) {
        this.userId = userId;
        double share = random.nextDouble();
        int wave = 0;
        while (share >= BATCH_SHARES[wave]) {
            wave++;
        }
        this.batch = wave + 1;
        this.creditLimit = 250L * random.nextInt(4, 200);
        this.interestRate = RATES[random.nextInt(RATES.length)];
        this.createdAt = between(FIRST_DAYS[wave].atStartOfDay(), LAST_DAYS[wave].atStartOfDay(), random.nextDouble());
        this.free = createdAt.isBefore(FIRST_LOAN) ? FIRST_LOAN : createdAt.plusHours(1);
        if (random.nextInt(DENIED_OUT_OF) == 0) {
            deny(REASONS[random.nextInt(REASONS.length)], between(createdAt, NOW, random.nextDouble()));
        }
    }

    long userId() {
        return userId;
    }

    /** When the client takes its next loan, or null. */
    LocalDateTime nextLoan(SplittableRandom random) {
        double early = random.nextDouble();
        return free == null || !free.isBefore(NOW) ? null : between(free, NOW, early * early);
    }

    boolean mayBorrow(LocalDateTime start) {
        return free != null && !start.isBefore(free);
    }

    LendingLoan borrow(LocalDateTime start, SplittableRandom random) {
        LocalDateTime due = start.plusDays(LendingLoan.DAYS);
        double haste = random.nextDouble();
        boolean late = random.nextInt(12) == 0;
        LocalDateTime paid = late
                ? between(due, due.plusDays(DAYS_OF_GRACE), haste)
                : between(start.plusDays(2), due, haste * haste);
        boolean reliable = random.nextDouble() < RELIABILITY[batch - 1] - interestRate / 1000.0;
        if (reliable && paid.isBefore(NOW)) {
            free = between(paid, paid.plusDays(5), random.nextDouble()).plusHours(1);
            return loan(start, paid, "paid", 1, random);
        } else if (!reliable && due.plusDays(DAYS_OF_GRACE).isBefore(NOW)) {
            deny("defaulter", between(due.plusHours(1), due.plusDays(DAYS_OF_GRACE), random.nextDouble()));
            return loan(start, null, "default", partly(random), random);
        }
        return borrowStillOpen(start, random);
    }

    LendingLoan borrowStillOpen(LocalDateTime start, SplittableRandom random) {
        free = null;
        return loan(start, null, "ongoing", partly(random), random);
    }

    private LendingLoan loan(
            LocalDateTime start, LocalDateTime paid, String status, double share, SplittableRandom random) {
        long amount = random.nextLong(creditLimit / 5, creditLimit + 1);
        return new LendingLoan(userId, start, paid, status, amount, interestRate, share);
    }

    private void deny(String reason, LocalDateTime at) {
        deniedReason = reason;
        deniedAt = at;
        free = null;
    }

    /** A quarter has paid nothing yet. */
    private static double partly(SplittableRandom random) {
        return Math.max(0, random.nextDouble() * 1.2 - 0.3);
    }

    private static LocalDateTime between(LocalDateTime from, LocalDateTime to, double share) {
        return from.plusSeconds((long) (Duration.between(from, to).toSeconds() * share));
    }

    String line() {
        return userId + "," + LendingLoan.time(createdAt) + "," + (deniedReason == null ? "approved" : "denied") + ","
                + batch
                + "," + creditLimit + "," + interestRate + "," + (deniedReason == null ? "" : deniedReason) + ","
                + LendingLoan.time(deniedAt);
    }
}

package io.penstock.reporting.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Clients and loans as they stand in the files, without a database in between. */
record LendingBook(Map<Long, Client> clients, List<Loan> loans) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    record Client(long userId, String status, long batch, BigDecimal rate) {}

    record Loan(
            long userId,
            LocalDateTime createdAt,
            String status,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal due,
            BigDecimal paid) {

        YearMonth month() {
            return YearMonth.from(createdAt);
        }

        boolean is(String wanted) {
            return status.equals(wanted);
        }
    }

    static LendingBook read(Path clients, Path loans) {
        return new LendingBook(
                rows(clients).stream()
                        .map(row -> new Client(
                                Long.parseLong(row[0]), row[2], Long.parseLong(row[3]), new BigDecimal(row[5])))
                        .collect(Collectors.toMap(Client::userId, Function.identity())),
                rows(loans).stream().map(LendingBook::loan).toList());
    }

    /** The part that is asked for; null: no limit. */
    LendingBook part(LocalDate from, LocalDate to, Long batch) {
        Map<Long, Client> some = clients.values().stream()
                .filter(client -> batch == null || client.batch() == batch)
                .collect(Collectors.toMap(Client::userId, Function.identity()));
        return new LendingBook(
                some,
                loans.stream()
                        .filter(loan -> batch == null || some.containsKey(loan.userId()))
                        .filter(loan ->
                                from == null || !loan.createdAt().toLocalDate().isBefore(from))
                        .filter(loan ->
                                to == null || !loan.createdAt().toLocalDate().isAfter(to))
                        .toList());
    }

    /** The loans whose client is there. */
    List<Loan> loansOfClients() {
        return loans.stream().filter(loan -> clients.containsKey(loan.userId())).toList();
    }

    Client clientOf(Loan loan) {
        return clients.get(loan.userId());
    }

    private static Loan loan(String[] row) {
        return new Loan(
                Long.parseLong(row[0]),
                LocalDateTime.parse(row[2], TIME),
                row[5],
                new BigDecimal(row[6]),
                new BigDecimal(row[7]),
                new BigDecimal(row[8]),
                new BigDecimal(row[9]));
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

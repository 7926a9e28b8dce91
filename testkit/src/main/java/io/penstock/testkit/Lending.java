package io.penstock.testkit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A lender's books of any size: {@code clients.csv}, {@code loans.csv} and {@code contacts.csv} as its system would
 * write them on {@link #TODAY}. The same numbers give the same files. They keep every rule of lending: amounts by the
 * formulas to the cent, one open loan of a client at a time, none after a default, none above the credit limit, and who
 * defaulted is denied afterwards. About one client in 25 has no contact. Addresses and phones belong to no one.
 *
 * <pre>{@code
 * Lending.of(90_000, 150_000, 1).writeTo(folder);
 * Lending.of(2_000, 2_500, 7).dueOn(LocalDate.of(2024, 1, 28), 700).writeTo(folder);
 * }</pre>
 */
public final class Lending {
    /** The business date on which the books were written. */
    public static final LocalDate TODAY = LocalDate.of(2024, 1, 25);

    private static final double BORROWERS = 0.9; // share of clients that ever take a loan, if there are loans enough
    private static final int MOST_ROUNDS = 12;

    private final int loans;
    private final long seed;
    private final SplittableRandom random;
    private final List<LendingClient> clients = new ArrayList<>();
    private final Map<LocalDate, Integer> wanted = new LinkedHashMap<>();
    private final List<LendingLoan> book = new ArrayList<>();

    private Lending(int clients, int loans, long seed) {
        this.loans = loans;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        for (int userId = 1; userId <= clients; userId++) {
            this.clients.add(new LendingClient(userId, random));
        }
    }

    /** So many clients and loans; the user ids are 1, 2, 3 and so on, and the loan ids in the order of their issue. */
    public static Lending of(int clients, int loans, long seed) {
        return new Lending(clients, loans, seed);
    }

    /** Writes books of so many clients and loans into a folder. */
    public static void write(Path folder, int clients, int loans, long seed) {
        of(clients, loans, seed).writeTo(folder);
    }

    /** Has so many of the loans be ongoing and due on a day, from 2023-11-30 on; each of another client. */
    public Lending dueOn(LocalDate day, int ongoing) {
        wanted.merge(day, ongoing, Integer::sum);
        return this;
    }

    /**
     * Writes the three files.
     *
     * @throws IllegalArgumentException when the clients are too few for so many loans
     */
    public void writeTo(Path folder) {
        if (book.isEmpty()) {
            lend();
        }
        try {
            write(folder.resolve("clients.csv"), LendingClient.HEADER, lines(clients, LendingClient::line));
            write(folder.resolve("loans.csv"), LendingLoan.HEADER, loanLines());
            SplittableRandom contacts = new SplittableRandom(seed);
            write(
                    folder.resolve("contacts.csv"),
                    LendingContact.HEADER,
                    lines(clients, client -> LendingContact.line(client.userId(), contacts)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lend() {
        List<LendingClient> shuffled = shuffled();
        wanted.forEach((day, ongoing) -> lendDueOn(day, ongoing, shuffled));
        List<LendingClient> borrowers = shuffled.subList(0, (int) Math.ceil(shuffled.size() * BORROWERS));
        for (int round = 0; round < MOST_ROUNDS && book.size() < loans; round++) {
            for (LendingClient client : borrowers) {
                LocalDateTime start = book.size() < loans ? client.nextLoan(random) : null;
                if (start != null) {
                    book.add(client.borrow(start, random));
                }
            }
        }
        if (book.size() != loans) {
            throw new IllegalArgumentException("expected %d loans, found clients for %d".formatted(loans, book.size()));
        }
        book.sort(Comparator.comparing(LendingLoan::createdAt));
    }

    private void lendDueOn(LocalDate day, int ongoing, List<LendingClient> shuffled) {
        int left = ongoing;
        for (LendingClient client : shuffled) {
            LocalDateTime start =
                    day.minusDays(LendingLoan.DAYS).atStartOfDay().plusSeconds(random.nextInt(24 * 60 * 60));
            if (left > 0 && client.mayBorrow(start)) {
                book.add(client.borrowStillOpen(start, random));
                left--;
            }
        }
    }

    private List<LendingClient> shuffled() {
        List<LendingClient> shuffled = new ArrayList<>(clients);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return shuffled;
    }

    private Iterable<String> loanLines() {
        int[] loanId = {0};
        return lines(book, loan -> loan.line(++loanId[0]));
    }

    private static <T> Iterable<String> lines(List<T> rows, Function<T, String> line) {
        return () -> rows.stream().map(line).filter(text -> !text.isEmpty()).iterator();
    }

    private static void write(Path file, String header, Iterable<String> lines) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(header);
            writer.write('\n');
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
        }
    }
}

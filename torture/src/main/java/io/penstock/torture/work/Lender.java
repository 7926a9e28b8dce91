package io.penstock.torture.work;

import io.penstock.testkit.Lending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A lender's books, of which some loans are due on each of many days, and the reminders that must come of them. */
public final class Lender {

    /** The files, in the order in which they are sent. */
    public static final List<String> FILES = List.of("clients.csv", "contacts.csv", "loans.csv");

    private static final int DAYS = 70;
    private static final int CLIENTS_PER_LOAN = 3;
    private static final List<Integer> LEADS = List.of(0, 1, 3);

    private record Due(long loanId, LocalDate day) {}

    private final List<Due> open;
    private final int days;

    private Lender(List<Due> open, int days) {
        this.open = open;
        this.days = days;
    }

    /** Writes books with so many open loans due on every day from today's business date on. */
    public static Lender write(Path folder, int duePerDay, long seed) throws IOException {
        return write(folder, DAYS, duePerDay, seed);
    }

    /** The same for a number of days. */
    public static Lender write(Path folder, int days, int duePerDay, long seed) throws IOException {
        int due = days * duePerDay;
        Lending books = Lending.of(due * CLIENTS_PER_LOAN, due * 2, seed);
        for (int day = 0; day < days; day++) {
            books.dueOn(Lending.TODAY.plusDays(day), duePerDay);
        }
        books.writeTo(folder);
        return new Lender(openLoans(folder.resolve("loans.csv")), days);
    }

    private static List<Due> openLoans(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<Due> open = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            if (fields[header.indexOf("status")].equals("ongoing")) {
                String due = fields[header.indexOf("due_at")];
                open.add(new Due(
                        Long.parseLong(fields[header.indexOf("loan_id")]),
                        LocalDate.parse(due.substring(0, "yyyy-MM-dd".length()))));
            }
        }
        return open;
    }

    /** The business date of a run of reminders; runs are counted from 0. */
    public LocalDate date(int run) {
        if (run >= days) {
            throw new IllegalArgumentException("expected at most " + days + " runs on the same books, found " + run);
        }
        return Lending.TODAY.plusDays(run);
    }

    /** The reminders that all runs up to this one must have asked for, each as {@code loan due-date lead}. */
    public Set<String> remindersAfter(int run) {
        Set<String> reminders = new TreeSet<>();
        for (int day = 0; day <= run; day++) {
            reminders.addAll(remindersOf(day));
        }
        return reminders;
    }

    /** The reminders that one run must ask for, unless another one has. */
    public Set<String> remindersOf(int run) {
        Set<String> reminders = new TreeSet<>();
        LocalDate date = date(run);
        for (Due due : open) {
            long left = ChronoUnit.DAYS.between(date, due.day());
            LEADS.stream()
                    .filter(lead -> left >= 0 && lead >= left)
                    .findFirst()
                    .ifPresent(lead -> reminders.add(due.loanId() + " " + due.day() + " " + lead));
        }
        return reminders;
    }

    /** How many runs there can be on these books. */
    public int days() {
        return days;
    }
}

package io.penstock.reporting.analytics;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.reporting.analytics.LendingBook.Client;
import io.penstock.reporting.analytics.LendingBook.Loan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The answers, computed once more, by other means. */
final class ExpectedFigures {

    private final LendingBook book;

    ExpectedFigures(LendingBook book) {
        this.book = book;
    }

    Object of(String question) {
        return switch (question) {
            case "issuance" -> issuance();
            case "batches" -> batches();
            case "default-rates" -> defaultRates();
            case "interest-rates" -> interestRates();
            case "ranking" -> Map.of("best", best(), "worst", worst());
            case "profitability" -> profitability();
            default -> throw new IllegalArgumentException(question);
        };
    }

    private List<?> issuance() {
        return by(Loan::month, book.loans()).entrySet().stream()
                .map(entry -> row(
                        "month", entry.getKey().toString(),
                        "loans", entry.getValue().size(),
                        "amount", sum(entry.getValue(), Loan::amount)))
                .toList();
    }

    private List<?> batches() {
        Map<Long, List<Client>> batches =
                new TreeMap<>(book.clients().values().stream().collect(groupingBy(Client::batch)));
        Map<Long, List<Loan>> loans = by(loan -> book.clientOf(loan).batch(), book.loansOfClients());
        return batches.entrySet().stream()
                .map(entry -> {
                    List<Loan> theirs = loans.getOrDefault(entry.getKey(), List.of());
                    long paid = count(theirs, "paid");
                    long borrowers =
                            theirs.stream().map(Loan::userId).distinct().count();
                    int clients = entry.getValue().size();
                    return row(
                            "batch", entry.getKey(),
                            "loans", theirs.size(),
                            "paid", paid,
                            "paidRate", rate(paid, theirs.size()),
                            "clients", clients,
                            "clientsWithLoans", borrowers,
                            "adherence", rate(borrowers, clients));
                })
                .toList();
    }

    private List<?> defaultRates() {
        record Key(YearMonth month, long batch) {}
        return book.loansOfClients().stream()
                .collect(groupingBy(
                        loan -> new Key(loan.month(), book.clientOf(loan).batch())))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(
                        Map.Entry::getKey, Comparator.comparing(Key::month).thenComparing(Key::batch)))
                .map(entry -> {
                    long defaulted = count(entry.getValue(), "default");
                    int loans = entry.getValue().size();
                    return row(
                            "month", entry.getKey().month().toString(),
                            "batch", entry.getKey().batch(),
                            "loans", loans,
                            "defaulted", defaulted,
                            "rate", rate(defaulted, loans));
                })
                .toList();
    }

    private List<?> interestRates() {
        Map<BigDecimal, List<Client>> rates =
                new TreeMap<>(book.clients().values().stream().collect(groupingBy(Client::rate)));
        Map<BigDecimal, List<Loan>> loans = by(loan -> book.clientOf(loan).rate(), book.loansOfClients());
        return rates.entrySet().stream()
                .map(entry -> {
                    List<Loan> theirs = loans.getOrDefault(entry.getKey(), List.of());
                    long defaulted = count(theirs, "default");
                    return row(
                            "rate", entry.getKey(),
                            "clients", entry.getValue().size(),
                            "loans", theirs.size(),
                            "paid", count(theirs, "paid"),
                            "defaulted", defaulted,
                            "defaultRate", rate(defaulted, theirs.size()));
                })
                .toList();
    }

    private List<?> best() {
        return ranked(
                loan -> loan.is("paid") && book.clientOf(loan).status().equals("approved"),
                loans -> sum(loans, Loan::paid).subtract(sum(loans, Loan::amount)));
    }

    private List<?> worst() {
        return ranked(loan -> loan.is("default"), loans -> sum(loans, Loan::due).subtract(sum(loans, Loan::paid)));
    }

    private List<?> ranked(Predicate<Loan> which, Function<List<Loan>, BigDecimal> result) {
        record Entry(Client client, List<Loan> loans, BigDecimal result) {}
        return book.loansOfClients().stream().filter(which).collect(groupingBy(book::clientOf)).entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue(), result.apply(entry.getValue())))
                .sorted(Comparator.comparing(Entry::result)
                        .thenComparing(entry -> sum(entry.loans(), Loan::amount))
                        .thenComparing(entry -> entry.loans().size())
                        .reversed()
                        .thenComparing(entry -> entry.client().userId()))
                .limit(10)
                .map(entry -> row(
                        "userId", entry.client().userId(),
                        "batch", entry.client().batch(),
                        "interestRate", entry.client().rate(),
                        "loans", entry.loans().size(),
                        "lent", sum(entry.loans(), Loan::amount),
                        "due", sum(entry.loans(), Loan::due),
                        "paid", sum(entry.loans(), Loan::paid),
                        "result", entry.result()))
                .toList();
    }

    private Map<String, Object> profitability() {
        return row(
                "months",
                by(Loan::month, book.loans()).entrySet().stream()
                        .map(entry -> {
                            Map<String, Object> month =
                                    row("month", entry.getKey().toString());
                            month.putAll(season(entry.getValue()));
                            return month;
                        })
                        .toList(),
                "total",
                season(book.loans()));
    }

    private static Map<String, Object> season(List<Loan> loans) {
        BigDecimal interest = sum(
                only(loans, "paid"), loan -> loan.paid().subtract(loan.amount()).subtract(loan.tax()));
        BigDecimal writtenOff = sum(
                only(loans, "default"), loan -> loan.amount().add(loan.tax()).subtract(loan.paid()));
        return row(
                "lent", sum(loans, Loan::amount),
                "due", sum(loans, Loan::due),
                "paid", sum(loans, Loan::paid),
                "interest", interest,
                "tax", sum(loans, Loan::tax),
                "writtenOff", writtenOff,
                "profit", interest.subtract(writtenOff),
                "open", sum(only(loans, "ongoing"), loan -> loan.due().subtract(loan.paid())));
    }

    private static List<Loan> only(List<Loan> loans, String status) {
        return loans.stream().filter(loan -> loan.is(status)).toList();
    }

    private static long count(List<Loan> loans, String status) {
        return only(loans, status).size();
    }

    private static <K> Map<K, List<Loan>> by(Function<Loan, K> key, List<Loan> loans) {
        return new TreeMap<>(loans.stream().collect(groupingBy(key)));
    }

    private static BigDecimal sum(List<Loan> loans, Function<Loan, BigDecimal> figure) {
        return loans.stream()
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal rate(long part, long whole) {
        return whole == 0 ? null : new BigDecimal(part).divide(new BigDecimal(whole), 4, RoundingMode.HALF_UP);
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}

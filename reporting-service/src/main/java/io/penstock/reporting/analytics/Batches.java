package io.penstock.reporting.analytics;

import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.Series;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How a batch of clients takes and pays loans.
 *
 * @param batch of the clients
 * @param paidRate share of the loans that are paid; null without loans
 * @param clients of the batch, whether they have loans or not
 * @param adherence share of the clients that have loans
 */
public record Batches(
        long batch,
        long loans,
        long paid,
        BigDecimal paidRate,
        long clients,
        long clientsWithLoans,
        BigDecimal adherence) {

    static final Question<Batches, List<Batches>> QUESTION = Question.of("batches", Batches::read, Batches::draw);

    private static Batches read(ResultSet row) throws SQLException {
        long loans = row.getLong("loans");
        long paid = row.getLong("paid");
        long clients = row.getLong("clients");
        long borrowers = row.getLong("clients_with_loans");
        return new Batches(
                row.getLong("batch"),
                loans,
                paid,
                Rate.of(paid, loans),
                clients,
                borrowers,
                Rate.of(borrowers, clients));
    }

    private static Chart draw(List<Batches> batches, String currency) {
        return Chart.of(
                        "Batches of clients: adherence and loans paid",
                        Axis.share("share"),
                        batches.stream().map(batch -> "Batch " + batch.batch()).toList(),
                        Series.bars(
                                "adherence (clients with loans)",
                                batches.stream().map(Batches::adherence).toList()),
                        Series.bars(
                                "loans paid",
                                batches.stream().map(Batches::paidRate).toList()))
                .withNote("Clients who took a loan, of all clients of the batch. Loans paid back, of all its loans.");
    }
}

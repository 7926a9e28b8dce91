package io.penstock.reporting.analytics;

import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.Series;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The clients who brought and who cost most, ten each.
 *
 * @param method says by what they are ranked
 */
public record Ranking(List<Client> best, List<Client> worst, String method) {

    private static final String METHOD =
            "Best are approved clients with paid loans, by what they paid above what was lent;"
                    + " worst are clients with defaulted loans, by what is missing of what was due;"
                    + " then who was lent more, then (best only) who had more loans; each counted over those loans alone.";

    static final Question<Ranked, Ranking> QUESTION =
            new Question<>("ranking", Ranked::read, Ranking::of, Ranking::draw);

    /**
     * A client with the loans that put him there: the paid ones of the best, the defaulted ones of the worst.
     *
     * @param interestRate percent per year
     * @param result paid less lent of the best, due less paid of the worst
     */
    public record Client(
            long userId,
            long batch,
            BigDecimal interestRate,
            long loans,
            BigDecimal lent,
            BigDecimal due,
            BigDecimal paid,
            BigDecimal result) {}

    /** A client on one of the two sides. */
    record Ranked(boolean best, Client client) {

        private static Ranked read(ResultSet row) throws SQLException {
            return new Ranked(
                    Objects.equals(row.getString("side"), "best"),
                    new Client(
                            row.getLong("user_id"),
                            row.getLong("batch"),
                            row.getBigDecimal("interest_rate"),
                            row.getLong("loans"),
                            row.getBigDecimal("lent"),
                            row.getBigDecimal("due"),
                            row.getBigDecimal("paid"),
                            row.getBigDecimal("result")));
        }
    }

    private static Ranking of(List<Ranked> ranked) {
        return new Ranking(side(true, ranked), side(false, ranked), METHOD);
    }

    private static List<Client> side(boolean best, List<Ranked> ranked) {
        return ranked.stream()
                .filter(one -> one.best() == best)
                .map(Ranked::client)
                .toList();
    }

    private static Chart draw(Ranking ranking, String currency) {
        List<Client> all =
                Stream.concat(ranking.best().stream(), ranking.worst().stream()).toList();
        int best = ranking.best().size();
        return Chart.of(
                        "Clients who brought and who cost most",
                        Axis.money("amount (" + currency + ")"),
                        all.stream().map(client -> "client " + client.userId()).toList(),
                        Series.bars("best: paid less lent", bars(all, 0, best)),
                        Series.bars("worst: due less paid", bars(all, best, all.size())))
                .lying();
    }

    private static List<BigDecimal> bars(List<Client> clients, int from, int to) {
        return IntStream.range(0, clients.size())
                .mapToObj(i -> i < from || i >= to ? null : clients.get(i).result())
                .toList();
    }
}

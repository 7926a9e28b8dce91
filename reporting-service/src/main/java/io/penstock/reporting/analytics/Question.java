package io.penstock.reporting.analytics;

import io.penstock.reporting.SqlFile;
import io.penstock.reporting.chart.Chart;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What can be asked: a statement, what its rows are, what they amount to, and how that looks.
 *
 * @param name of the statement in {@code sql/analytics}, and in the metrics
 * @param <R> a row
 * @param <A> the answer, as it becomes JSON
 */
record Question<R, A>(String name, RowReader<R> row, Function<List<R>, A> answer, Drawing<A> drawing) {

    /** Makes something of the row that a cursor is on. */
    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** Says how an answer looks. */
    interface Drawing<A> {
        Chart of(A answer, String currency);
    }

    /** A question whose rows are the answer. */
    static <R> Question<R, List<R>> of(String name, RowReader<R> row, Drawing<List<R>> drawing) {
        return new Question<>(name, row, rows -> rows, drawing);
    }

    /** The statement; its parameters are those of {@link Selection#bind}. */
    String sql() {
        return SqlFile.of("analytics/chosen.sql").text()
                + SqlFile.of("analytics/" + name + ".sql").text();
    }

    A ask(PreparedStatement statement) throws SQLException {
        List<R> rows = new ArrayList<>();
        try (ResultSet cursor = statement.executeQuery()) {
            while (cursor.next()) {
                rows.add(row.read(cursor));
            }
        }
        return answer.apply(rows);
    }
}

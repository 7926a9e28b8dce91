package io.penstock.reporting.analytics;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of the lending a question is about. Null: no limit.
 *
 * @param from first day on which a loan was issued, by the lender's calendar
 * @param to the last such day
 * @param batch the clients' batch
 */
record Selection(LocalDate from, LocalDate to, Long batch) {

    void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, from);
        statement.setObject(2, to);
        statement.setObject(3, batch);
    }

    /** Says in words what is chosen, after a remark. */
    String after(String remark) {
        List<String> words = new ArrayList<>();
        if (!remark.isEmpty()) {
            words.add(remark);
        }
        if (from != null || to != null) {
            words.add("Issued" + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to) + ".");
        }
        if (batch != null) {
            words.add("Clients of batch " + batch + ".");
        }
        return String.join(" ", words);
    }
}

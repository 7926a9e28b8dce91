package io.penstock.schedules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Moments as they are shown: to the millisecond. */
final class Moments {

    private Moments() {}

    /** Null if the column is. */
    static Instant of(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
}

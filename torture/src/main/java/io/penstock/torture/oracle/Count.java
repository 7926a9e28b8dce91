package io.penstock.torture.oracle;

import io.penstock.local.Sql;
import java.sql.SQLException;
import java.util.List;

/** Makes a finding of a query whose rows must not be. */
final class Count {

    private Count() {}

    /** Each row's first column names one of what must not be. */
    static Finding of(Sql database, String what, String query, Object... arguments) throws SQLException {
        List<String> rows = database.all(query, arguments);
        return new Finding(what, rows.size(), rows.isEmpty() ? "" : rows.get(0));
    }
}

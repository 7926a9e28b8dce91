package io.penstock.etl.correct;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A format in which corrected records may be sent. */
interface SentFile {

    String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    String CSV = "text/csv";

    /** Reads all rows, headers among them; a problem tells why if it cannot be read as a table. */
    void read(Path file, Rows rows) throws IOException, SQLException;

    /** Takes what is read. */
    interface Rows {

        /** A sheet begins: the next row is its header. */
        void sheet(String name);

        void row(List<String> cells) throws SQLException;
    }
}

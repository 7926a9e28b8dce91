package io.penstock.ingest.extract;

import io.agroal.api.AgroalDataSource;
import io.penstock.ingest.batch.StageExtract.Summary;
import io.penstock.ingest.feed.Extraction;
import io.penstock.ingest.table.RecordSink;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a source: counts its rows and reads them within one snapshot, and holds one against the other. */
@ApplicationScoped
class ReadSource {
    /** Rows that are in memory at once. */
    private static final int FETCH = 2_000;

    private final Sources sources;

    ReadSource(Sources sources) {
        this.sources = sources;
    }

    /**
     * Gives the rows to the sink.
     *
     * @param from the watermark to begin with; null to read all rows
     * @throws SourceFailure when the source cannot be read to its end; what the sink got is void
     */
    Summary read(Extraction extraction, @Nullable String from, RecordSink sink) {
        AgroalDataSource source = sources.named(extraction.datasource())
                .orElseThrow(() -> new SourceFailure(
                        "expected the data source %s to be configured, found none".formatted(extraction.datasource())));
        try (Connection connection = source.getConnection();
                Snapshot snapshot = Snapshot.of(connection, extraction)) {
            return extraction.watermark() == null
                    ? all(snapshot, extraction, sink)
                    : since(snapshot, extraction, from, sink);
        } catch (SQLException e) {
            throw SourceFailure.of(e, extraction.statementTimeout());
        }
    }

    private static Summary all(Snapshot snapshot, Extraction extraction, RecordSink sink) throws SQLException {
        long counted;
        try (PreparedStatement count = snapshot.prepare("SELECT count(*)" + from(extraction));
                ResultSet row = count.executeQuery()) {
            row.next();
            counted = row.getLong(1);
        }
        try (PreparedStatement select = snapshot.prepare("SELECT source.*" + from(extraction))) {
            return new Summary(rows(select, extraction, counted, sink), null);
        }
    }

    private static Summary since(Snapshot snapshot, Extraction extraction, @Nullable String from, RecordSink sink)
            throws SQLException {
        Watermark watermark = watermark(snapshot, extraction, from);
        long counted;
        String highest;
        try (PreparedStatement count = snapshot.prepare(
                "SELECT count(*), " + watermark.highest() + from(extraction) + watermark.condition())) {
            watermark.bind(count);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                counted = row.getLong(1);
                highest =
                        ColumnText.forType(watermark.type(), watermark.column()).of(row, 2);
            }
        }
        try (PreparedStatement select =
                snapshot.prepare("SELECT source.*" + from(extraction) + watermark.condition())) {
            watermark.bind(select);
            String detail = rows(select, extraction, counted, sink);
            return new Summary(from == null ? detail : detail + " since " + from, highest == null ? from : highest);
        }
    }

    /** Only the source knows the type of the column. */
    private static Watermark watermark(Snapshot snapshot, Extraction extraction, @Nullable String from)
            throws SQLException {
        String column = Watermark.quoted(String.valueOf(extraction.watermark()));
        try (PreparedStatement probe = snapshot.prepare("SELECT max(" + column + ")" + from(extraction))) {
            return new Watermark(column, probe.getMetaData().getColumnTypeName(1), extraction.overlap(), from);
        }
    }

    private static String rows(PreparedStatement select, Extraction extraction, long counted, RecordSink sink)
            throws SQLException {
        select.setFetchSize(FETCH);
        try (ResultSet rows = select.executeQuery()) {
            long read = ReadRows.read(rows, extraction.key(), sink);
            if (read != counted) {
                throw new SourceFailure("expected the %d rows that the source counted in the same snapshot, found %d"
                        .formatted(counted, read));
            }
        }
        return "database, %d rows as counted at the source".formatted(counted);
    }

    /** The line breaks keep a comment at the end of the query to itself. */
    private static String from(Extraction extraction) {
        return " FROM (\n" + extraction.query() + "\n) AS source";
    }
}

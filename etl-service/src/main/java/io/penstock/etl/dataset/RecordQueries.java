package io.penstock.etl.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Asks for the rows of any keyed dataset: by key, by what is known of them, as they were, and how they became so. */
@ApplicationScoped
class RecordQueries {

    /** What people write of a phone number, and not of a date. */
    private static final Pattern PHONE = Pattern.compile("(?!\\d{4}-\\d\\d-\\d\\d$)[+(]?[0-9][0-9 ()./-]{5,}");

    private static final String QUERY_CANCELED = "57014";
    private static final String TIMEOUT = "SET LOCAL statement_timeout = '10s'";
    private static final String VALUES = "to_jsonb(m) - '{created_batch,changed_batch}'::text[]";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    RecordQueries(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    long count(Dataset dataset) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + dataset.martTable())
                .mapTo(Long.class)
                .one());
    }

    /**
     * The rows that have all words of a text among their values, whatever their letter case and order; or its digits, if it is
     * a phone number as people write it. That of the key itself comes first.
     *
     * @param text null for any rows
     * @throws HttpProblem 503 if it takes too long
     */
    List<Found> find(Dataset dataset, String text, int limit) {
        try {
            return findInTime(dataset, text, limit);
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException cause && QUERY_CANCELED.equals(cause.getSQLState())) {
                throw HttpProblem.valueOf(
                        Status.SERVICE_UNAVAILABLE,
                        "expected an answer within 10 s, found none; ask for the key itself");
            }
            throw e;
        }
    }

    private List<Found> findInTime(Dataset dataset, String text, int limit) {
        List<String> words = text == null ? List.of() : words(text.strip());
        String conditions = IntStream.range(0, words.size())
                .mapToObj(n -> " AND strpos(lower(" + allValues(dataset) + "), lower(:word" + n + ")) > 0")
                .collect(Collectors.joining());
        return jdbi.inTransaction(handle -> {
            handle.execute(TIMEOUT);
            Query query = handle.createQuery(
                            "SELECT m.%1$s::text AS key, %2$s AS record FROM %3$s AS m WHERE true%4$s ORDER BY %5$sm.%1$s LIMIT :limit"
                                    .formatted(
                                            dataset.key(),
                                            VALUES,
                                            dataset.martTable(),
                                            conditions,
                                            text == null ? "" : "m." + dataset.key() + "::text <> :text, "))
                    .bind("limit", limit);
            if (text != null) {
                query.bind("text", text.strip());
            }
            for (int n = 0; n < words.size(); n++) {
                query.bind("word" + n, words.get(n));
            }
            return query.map(found(dataset)).list();
        });
    }

    /** The row of a key, as it is. */
    Optional<Current> find(Dataset dataset, String key) {
        return jdbi.withHandle(handle -> keyed(handle, dataset, """
                        SELECT m.%1$s::text AS key, %2$s AS record, l.batch_id, l.name, l.feed
                        FROM %3$s AS m LEFT JOIN etl.load AS l ON l.batch_id = m.changed_batch WHERE m.%1$s = CAST(:key AS %4$s)""", key)
                .map((row, context) -> new Current(
                        row.getString("key"),
                        values(dataset, row.getString("record")),
                        row.getString("name") == null
                                ? null
                                : new Source(row.getLong("batch_id"), row.getString("name"), row.getString("feed"))))
                .findOne());
    }

    /** The row of a key, as it was at a time: as it stood before its first change after it. */
    Optional<Found> find(Dataset dataset, String key, Instant at) {
        return jdbi.withHandle(handle -> keyed(handle, dataset, """
                        WITH next_change AS (
                            SELECT former FROM %3$s_history
                            WHERE %1$s = CAST(:key AS %4$s) AND changed_at > :at ORDER BY changed_at LIMIT 1
                        )
                        SELECT :key AS key, former - '{created_batch,changed_batch}'::text[] AS record
                        FROM next_change WHERE former IS NOT NULL
                        UNION ALL
                        SELECT :key, %2$s FROM %3$s AS m
                        WHERE m.%1$s = CAST(:key AS %4$s) AND NOT EXISTS (SELECT FROM next_change)""", key)
                .bind("at", at)
                .map(found(dataset))
                .findOne());
    }

    /** What was done to the row of a key, newest first; empty if there never was one. */
    List<Change> history(Dataset dataset, String key) {
        return jdbi.withHandle(handle -> keyed(handle, dataset, """
                        SELECT operation, former - '{created_batch,changed_batch}'::text[] AS former, batch_id, changed_by, changed_at
                        FROM %3$s_history WHERE %1$s = CAST(:key AS %4$s) ORDER BY changed_at DESC""", key)
                .map((row, context) -> new Change(
                        row.getString("operation"),
                        values(dataset, row.getString("former")),
                        row.getObject("batch_id", Long.class),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list());
    }

    private static Query keyed(Handle handle, Dataset dataset, String query, String key) {
        DatasetType type = dataset.column(dataset.key()).orElseThrow().type();
        return handle.createQuery(query.formatted(dataset.key(), VALUES, dataset.martTable(), type.name()))
                .bind("key", key);
    }

    private static List<String> words(String text) {
        return PHONE.matcher(text).matches()
                ? List.of(text.replaceAll("[^0-9]", ""))
                : Arrays.stream(text.split("[\\s,;]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static String allValues(Dataset dataset) {
        return dataset.columns().stream()
                .map(column -> "m." + column.name())
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
    }

    private RowMapper<Found> found(Dataset dataset) {
        return (row, context) -> new Found(row.getString("key"), values(dataset, row.getString("record")));
    }

    /** The values of a row, in the order of the dataset's columns, which jsonb does not keep. */
    private JsonNode values(Dataset dataset, String record) {
        if (record == null) {
            return null;
        }
        try {
            JsonNode values = json.readTree(record);
            ObjectNode ordered = json.createObjectNode();
            for (DatasetColumn column : dataset.columns()) {
                ordered.set(column.name(), values.get(column.name()));
            }
            return ordered;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row. */
    record Found(String key, JsonNode values) {}

    /**
     * A row as it is.
     *
     * @param source what changed it last; null if a person did, or if that is not known any more
     */
    record Current(String key, JsonNode values, Source source) {}

    /** The batch that changed a row last. */
    record Source(long batchId, String file, String feed) {}

    /**
     * What was done to a row.
     *
     * @param operation INSERT, UPDATE or DELETE
     * @param former the values before; null for an INSERT
     * @param batchId the batch that changed it, or null if a person did
     * @param changedBy the user of this service, or the database role of whoever wrote without it
     */
    record Change(String operation, JsonNode former, Long batchId, String changedBy, Instant changedAt) {}
}

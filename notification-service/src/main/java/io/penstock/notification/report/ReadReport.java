package io.penstock.notification.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.notification.wording.Enclosure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;

/** Finds the report that a delivery's payload names, in the views that reporting grants. */
@ApplicationScoped
class ReadReport {

    private static final String REPORT = """
            SELECT period_start, period_end, content::text
            FROM reporting.ready_report WHERE report_id = :report AND kind = 'WEEKLY_SUMMARY'
            """;
    private static final String FILES = """
            SELECT name, content_type, CASE WHEN inline THEN content_id END AS content_id, content
            FROM reporting.ready_report_file WHERE report_id = :report ORDER BY name
            """;

    private final Session session;
    private final ObjectMapper json;

    ReadReport(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** @throws IllegalArgumentException if there is no such report, or it does not say what a weekly summary says */
    @Transactional
    Report read(String payload) {
        long id = id(payload);
        Tuple found = session.createNativeQuery(REPORT, Tuple.class)
                .setParameter("report", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no report " + id));
        Period period = new Period(found.get(0, LocalDate.class), found.get(1, LocalDate.class));
        return new Report(id, period, summary(found.get(2, String.class)), files(id));
    }

    private List<Enclosure> files(long id) {
        return session.createNativeQuery(FILES, Tuple.class)
                .setParameter("report", id)
                .getResultStream()
                .map(file -> new Enclosure(
                        file.get(0, String.class),
                        file.get(1, String.class),
                        file.get(2, String.class),
                        file.get(3, byte[].class)))
                .toList();
    }

    private WeeklySummary summary(String content) {
        try {
            return json.readValue(content, WeeklySummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected the content of a weekly summary", e);
        }
    }

    private long id(String payload) {
        try {
            JsonNode id = json.readTree(payload).path("reportId");
            if (!id.canConvertToLong()) {
                throw new IllegalArgumentException("expected reportId in the payload");
            }
            return id.longValue();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("payload is not JSON", e);
        }
    }
}

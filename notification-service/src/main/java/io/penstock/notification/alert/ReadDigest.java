package io.penstock.notification.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Finds the digest that a delivery's payload names. */
@ApplicationScoped
class ReadDigest {

    private static final int SHOWN = 25;
    private static final String TOTALS = """
            SELECT kind, count(*), coalesce(sum((finding ->> 'rejected')::bigint), 0)::bigint,
                   coalesce(sum((finding ->> 'unread')::bigint), 0)::bigint
            FROM alert WHERE digest_id = :digest GROUP BY kind
            """;
    private static final String FINDINGS =
            "SELECT finding::text FROM alert WHERE digest_id = :digest ORDER BY id LIMIT " + SHOWN;

    private final Session session;
    private final FindingJson findings;
    private final ObjectMapper json;

    ReadDigest(Session session, FindingJson findings, ObjectMapper json) {
        this.session = session;
        this.findings = findings;
        this.json = json;
    }

    @Transactional
    Digest read(String payload) {
        long id = id(payload);
        Tuple totals = session.createNativeQuery(TOTALS, Tuple.class)
                .setParameter("digest", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no digest " + id));
        List<String> shown = session.createNativeQuery(FINDINGS, String.class)
                .setParameter("digest", id)
                .getResultList();
        return new Digest(
                id,
                AlertKind.valueOf(totals.get(0, String.class)),
                shown.stream().map(findings::read).toList(),
                totals.get(1, Long.class),
                totals.get(2, Long.class),
                totals.get(3, Long.class));
    }

    private long id(String payload) {
        try {
            JsonNode id = json.readTree(payload).path("digestId");
            if (!id.canConvertToLong()) {
                throw new IllegalArgumentException("expected digestId in the payload");
            }
            return id.longValue();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("payload is not JSON", e);
        }
    }
}

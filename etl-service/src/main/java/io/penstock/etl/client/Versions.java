package io.penstock.etl.client;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Answers for a row: as it is, as it was, how it became so. */
final class Versions {
    private Versions() {}

    /** The row now, with its tag (or 304 if the caller has it), or as of an ISO 8601 instant if one is given. */
    static <T extends Record> Response get(VersionedRows<T> rows, long id, String asOf, Request request) {
        if (asOf != null) {
            return Response.ok(rows.find(id, instant(asOf)).orElseThrow(Versions::none))
                    .build();
        }
        T row = rows.find(id).orElseThrow(Versions::none);
        EntityTag tag = Content.tag(row);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(row) : known).tag(tag).build();
    }

    static <T> List<Change<T>> history(VersionedRows<T> rows, long id) {
        List<Change<T>> changes = rows.changes(id);
        if (changes.isEmpty()) {
            throw none();
        }
        return changes;
    }

    private static Instant instant(String asOf) {
        try {
            return OffsetDateTime.parse(asOf).toInstant();
        } catch (DateTimeException e) {
            throw HttpProblem.builder()
                    .withStatus(Status.BAD_REQUEST)
                    .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                    .withDetail("asOf: expected an instant like 2024-01-25T12:00:00Z, found another text")
                    .build();
        }
    }

    private static HttpProblem none() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "none of this id");
    }
}

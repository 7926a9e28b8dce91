package io.penstock.reporting.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who was shown which personal data. */
@Path("/audit")
@RolesAllowed("admin")
public class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /**
     * Those that fit, the one kept last first; the next page is asked for with the last id as {@code before}.
     *
     * @param from a moment, or a date (its beginning, UTC)
     * @param to the first moment, or date, that is not wanted any more
     */
    @GET
    @Operation(summary = "Who saw or took which personal data, newest first")
    public List<Sighting.Kept> newest(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("actor") String actor,
            @QueryParam("subject") String subject,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return audit.newest(new AuditQuestion(moment("from", from), moment("to", to), actor, subject, before, limit));
    }

    private static Instant moment(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == "2024-01-25".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "expected " + name + " as a date like 2024-01-25 or a moment like 2024-01-25T08:00:00Z", e);
        }
    }
}

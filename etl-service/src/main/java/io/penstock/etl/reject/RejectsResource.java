package io.penstock.etl.reject;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.audit.Audit;
import io.penstock.etl.audit.Seen;
import io.penstock.etl.load.Load;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The rejects and anomalies of a load. They show personal data: for those who mend them. */
@Path("/loads/{batchId}")
@RolesAllowed({"operator", "analyst"})
public class RejectsResource {

    private final Findings findings;
    private final ObjectMapper json;
    private final Audit audit;
    private final Downloads downloads;

    RejectsResource(Findings findings, ObjectMapper json, Audit audit, Downloads downloads) {
        this.findings = findings;
        this.json = json;
        this.audit = audit;
        this.downloads = downloads;
    }

    @Operation(summary = "Rejects in the order of the file")
    @GET
    @Path("/rejects")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(Reject[].class)
    public Response rejects(@PathParam("batchId") long batchId) throws IOException {
        find(batchId);
        audit.load(Seen.REJECTS_VIEWED, batchId, findings.countRejects(batchId));
        return downloads
                .give(out -> array(out, array -> findings.rejects(batchId, array::writePOJO)))
                .build();
    }

    @Operation(summary = "Rejects as CSV (RFC 4180, UTF-8)")
    @GET
    @Path("/rejects")
    @Produces("text/csv")
    public Response rejectsAsCsv(@PathParam("batchId") long batchId) throws IOException {
        find(batchId);
        audit.load(Seen.REJECTS_DOWNLOADED, batchId, findings.countRejects(batchId));
        return download("rejects-" + batchId + ".csv", RecordDownload.csv(sink -> findings.rejects(batchId, sink)));
    }

    @Operation(summary = "Rejects as an Excel workbook, in which they can be corrected and sent back")
    @GET
    @Path("/rejects")
    @Produces(RejectsWorkbook.MEDIA_TYPE)
    public Response rejectsAsWorkbook(@PathParam("batchId") long batchId) throws IOException {
        RejectSheet layout = findings.sheet(find(batchId));
        audit.load(Seen.REJECTS_DOWNLOADED, batchId, findings.countRejects(batchId));
        return download(
                "rejects-" + batchId + ".xlsx",
                RecordDownload.workbook("Rejects", layout, sink -> findings.rejects(batchId, sink)));
    }

    @Operation(summary = "Anomalies in the order of the file")
    @GET
    @Path("/anomalies")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(Anomaly[].class)
    public Response anomalies(@PathParam("batchId") long batchId) throws IOException {
        find(batchId);
        audit.load(Seen.ANOMALIES_VIEWED, batchId, findings.countAnomalies(batchId));
        return downloads
                .give(out -> array(out, array -> findings.anomalies(batchId, array::writePOJO)))
                .build();
    }

    @Operation(summary = "Records that were loaded though values of them could not be read, as CSV (RFC 4180, UTF-8)")
    @GET
    @Path("/anomalies")
    @Produces("text/csv")
    public Response unreadAsCsv(@PathParam("batchId") long batchId) throws IOException {
        find(batchId);
        audit.load(Seen.ANOMALIES_DOWNLOADED, batchId, findings.countUnread(batchId));
        return download(
                "unread-values-" + batchId + ".csv", RecordDownload.csv(sink -> findings.unread(batchId, sink)));
    }

    @Operation(
            summary =
                    "Records that were loaded though values of them could not be read, as an Excel workbook in which they"
                            + " can be corrected and sent back")
    @GET
    @Path("/anomalies")
    @Produces(RejectsWorkbook.MEDIA_TYPE)
    public Response unreadAsWorkbook(@PathParam("batchId") long batchId) throws IOException {
        RejectSheet layout = findings.sheet(find(batchId));
        audit.load(Seen.ANOMALIES_DOWNLOADED, batchId, findings.countUnread(batchId));
        return download(
                "unread-values-" + batchId + ".xlsx",
                RecordDownload.workbook("Unread values", layout, sink -> findings.unread(batchId, sink)));
    }

    private Response download(String file, StreamingOutput content) throws IOException {
        return downloads
                .give(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    private void array(OutputStream out, Findings.Sink<JsonGenerator> elements) throws IOException {
        try (JsonGenerator array = json.createGenerator(out)) {
            array.writeStartArray();
            elements.take(array);
            array.writeEndArray();
        }
    }

    private static Load find(long batchId) {
        Load load = Load.<Load>findByIdOptional(batchId)
                .orElseThrow(() -> new NotFoundException("no load of batch " + batchId));
        if (load.forgottenAt != null) {
            throw HttpProblem.valueOf(
                    Response.Status.GONE,
                    "the rejects and anomalies of batch " + batchId + " were forgotten for their age");
        }
        return load;
    }
}

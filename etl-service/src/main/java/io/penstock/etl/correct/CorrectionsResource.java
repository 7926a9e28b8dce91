package io.penstock.etl.correct;

import io.penstock.etl.load.Load;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The corrections of a load: the workbook of its rejects or of its unread values, mended by a person and sent back. */
@Path("/loads/{batchId}/corrections")
public class CorrectionsResource {

    private final Corrections corrections;
    private final SendCorrection sendCorrection;
    private final SecurityIdentity caller;

    CorrectionsResource(Corrections corrections, SendCorrection sendCorrection, SecurityIdentity caller) {
        this.corrections = corrections;
        this.sendCorrection = sendCorrection;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"operator", "analyst"})
    @Operation(summary = "What was sent to correct the load, by whom, and what came of it; newest first")
    public List<Correction> list(@PathParam("batchId") long batchId) {
        mustExist(batchId);
        return corrections.of(batchId);
    }

    @POST
    @Consumes(SentFile.WORKBOOK)
    @RolesAllowed("operator")
    @Operation(
            summary =
                    "Runs corrected records of the load again: the workbook of its rejects or unread values, corrected",
            description = "Rows are told by their line. A column that was left out keeps what the record had. The same"
                    + " file sent again is answered as before, and nothing is done twice.")
    public Correction workbook(@PathParam("batchId") long batchId, InputStream body) throws IOException {
        return send(batchId, body, new SentWorkbook());
    }

    @POST
    @Consumes(SentFile.CSV)
    @RolesAllowed("operator")
    @Operation(summary = "Corrects records sent as CSV with a column named line")
    public Correction csv(@PathParam("batchId") long batchId, InputStream body) throws IOException {
        return send(batchId, body, new SentCsv());
    }

    private Correction send(long batchId, InputStream body, SentFile format) throws IOException {
        mustExist(batchId);
        java.nio.file.Path file = Files.createTempFile("correction-", ".tmp");
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            return sendCorrection.send(
                    batchId, file, format, caller.getPrincipal().getName());
        } finally {
            Files.delete(file);
        }
    }

    private static void mustExist(long batchId) {
        if (Load.findById(batchId) == null) {
            throw new NotFoundException("no load of batch " + batchId);
        }
    }
}

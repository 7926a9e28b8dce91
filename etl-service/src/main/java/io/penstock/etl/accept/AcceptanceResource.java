package io.penstock.etl.accept;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.Load;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people accept of the rejects and unread values of a load. */
@Path("/loads/{batchId}/rejects/accept")
public class AcceptanceResource {

    private final AcceptRejects acceptRejects;
    private final AgroalDataSource dataSource;

    AcceptanceResource(AcceptRejects acceptRejects, AgroalDataSource dataSource) {
        this.acceptRejects = acceptRejects;
        this.dataSource = dataSource;
    }

    @GET
    @RolesAllowed("operator")
    @Operation(summary = "What was accepted of the load, by whom, when and why; newest first")
    public List<Acceptance> list(@PathParam("batchId") long batchId) {
        if (Load.findById(batchId) == null) {
            throw new NotFoundException("no load of batch " + batchId);
        }
        try (Connection connection = dataSource.getConnection()) {
            return new Acceptances(connection, batchId).all();
        } catch (SQLException e) {
            throw new IllegalStateException("acceptances cannot be read batchId=" + batchId, e);
        }
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            summary = "Accepts rejects and unread values of a load as they are",
            description =
                    "All that are open, or those of some rules or lines. The books stay as they are; the load needs no"
                            + " attention any more once nothing is open above the thresholds of its plan. With dryRun, nothing is"
                            + " done, and the answer says how many would be accepted.")
    public Acceptance accept(
            @PathParam("batchId") long batchId,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @NotNull @Valid AcceptanceForm form) {
        return acceptRejects.accept(batchId, form, dryRun);
    }
}

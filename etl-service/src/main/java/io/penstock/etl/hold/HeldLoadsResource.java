package io.penstock.etl.hold;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Decides about loads that are held. */
@Path("/loads/{batchId}")
@RolesAllowed("operator")
public class HeldLoadsResource {

    private final DecideHeldLoad decide;

    HeldLoadsResource(DecideHeldLoad decide) {
        this.decide = decide;
    }

    @POST
    @Path("/release")
    @Operation(
            summary = "Lets a held load be merged",
            description = "A load is held if it would empty a column of most of its rows. Released, it is merged as the"
                    + " batch that it is: what later batches have brought stays. Answers as soon as it is released.")
    public Response release(@PathParam("batchId") long batchId) {
        decide.release(batchId);
        return Response.accepted().build();
    }

    @POST
    @Path("/discard")
    @Operation(
            summary = "Ends a held load without merging it",
            description = "The load is FAILED. Its records are kept as those of any load, and can be run again.")
    public Response discard(@PathParam("batchId") long batchId) {
        decide.discard(batchId);
        return Response.noContent().build();
    }
}

package io.penstock.etl.replay;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Runs loads again. */
@Path("/loads/{batchId}/replay")
public class ReplayResource {

    private final ReplayLoad replayLoad;

    ReplayResource(ReplayLoad replayLoad) {
        this.replayLoad = replayLoad;
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            summary = "Runs an ended load again from its records, by the mapping plan as it is now",
            description = "Its books begin anew. What it had written before may be overwritten by itself, what a later"
                    + " load has written is not. Answers as soon as the load has begun.")
    public Response replay(@PathParam("batchId") long batchId) {
        replayLoad.replay(batchId);
        return Response.accepted().build();
    }
}

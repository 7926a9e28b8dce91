package io.penstock.ingest.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes the decision of a person about a batch that is held. */
@Path("/batches")
class HeldBatchesResource {
    private final DecideHeld decide;

    HeldBatchesResource(DecideHeld decide) {
        this.decide = decide;
    }

    @Operation(summary = "Has an extract loaded after all that is held")
    @POST
    @Path("{id}/release")
    @RolesAllowed("operator")
    public BatchView release(@PathParam("id") long id, @Context SecurityContext caller) {
        return BatchView.of(decide.release(id, caller.getUserPrincipal().getName()));
    }

    @Operation(summary = "Drops an extract that is held: it is not loaded")
    @POST
    @Path("{id}/discard")
    @RolesAllowed("operator")
    public BatchView discard(@PathParam("id") long id, @Context SecurityContext caller) {
        return BatchView.of(decide.discard(id, caller.getUserPrincipal().getName()));
    }
}

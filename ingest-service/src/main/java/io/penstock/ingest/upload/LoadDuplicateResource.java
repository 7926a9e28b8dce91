package io.penstock.ingest.upload;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes the decision of a person that a duplicate is loaded all the same. */
@Path("/batches")
class LoadDuplicateResource {
    private final LoadDuplicate loadDuplicate;
    private final SpooledUploads uploads;

    LoadDuplicateResource(LoadDuplicate loadDuplicate, SpooledUploads uploads) {
        this.loadDuplicate = loadDuplicate;
        this.uploads = uploads;
    }

    @Operation(
            summary = "Loads a DUPLICATE all the same, from the archive",
            description =
                    "The answer is the batch with which it is loaded, which is newer than all others. Asked again, it is"
                            + " the same batch. 409: it is no duplicate; 410: the archived file is gone or was changed.")
    @POST
    @Path("{id}/load-anyway")
    @RolesAllowed("operator")
    public Response loadAnyway(@PathParam("id") long id, @Context SecurityContext caller) throws IOException {
        Batch batch = loadDuplicate.load(id, caller.getUserPrincipal().getName());
        uploads.offer(batch);
        return Response.accepted(BatchView.of(batch))
                .location(URI.create("/batches/" + batch.number()))
                .build();
    }
}

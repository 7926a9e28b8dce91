package io.penstock.etl.undo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes back what loads changed. */
@Path("/loads/{batchId}/undo")
public class UndoResource {

    private final UndoLoad undoLoad;

    UndoResource(UndoLoad undoLoad) {
        this.undoLoad = undoLoad;
    }

    @POST
    @RolesAllowed("operator")
    @Operation(
            summary = "Takes back what an ended load has changed, in the mart and in SMART360",
            description =
                    "Rows that it inserted are deleted, those it changed get their former values; what a later load"
                            + " has confirmed stays. Refused, with nothing done, if anybody else has changed one of the rows"
                            + " since, or if the records of the load were forgotten for their age. A load that is undone"
                            + " already is answered as before.")
    public Undone undo(@PathParam("batchId") long batchId) {
        return undoLoad.undo(batchId);
    }
}

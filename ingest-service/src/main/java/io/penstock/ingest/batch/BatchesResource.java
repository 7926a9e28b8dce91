package io.penstock.ingest.batch;

import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The registry of batches. */
@Path("/batches")
class BatchesResource {

    @Operation(summary = "Batches, newest first")
    @GET
    @RolesAllowed("viewer")
    public List<BatchView> newest(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @QueryParam("state") @Nullable StateFilter state,
            @QueryParam("feed") @Nullable String feed) {
        Map<String, Object> wanted = new HashMap<>();
        if (state != null) {
            wanted.put("state", state.state());
        }
        if (feed != null) {
            wanted.put("feed", feed);
        }
        String query = wanted.keySet().stream().map(key -> key + " = :" + key).collect(Collectors.joining(" and "));
        return Batch.<Batch>find(query, Sort.descending("id"), wanted).page(0, limit).stream()
                .map(BatchView::of)
                .toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "One batch: its state and, where it did not end well, why")
    public BatchView one(@PathParam("id") long id) {
        return Batch.<Batch>findByIdOptional(id)
                .map(BatchView::of)
                .orElseThrow(() -> new NotFoundException("no batch " + id));
    }
}

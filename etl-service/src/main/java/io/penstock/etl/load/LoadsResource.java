package io.penstock.etl.load;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The loads and their books. */
@Path("/loads")
@RolesAllowed("viewer")
public class LoadsResource {

    private final Checks checks;

    LoadsResource(Checks checks) {
        this.checks = checks;
    }

    @Operation(summary = "Loads, newest first")
    @GET
    public List<LoadView> list(
            @QueryParam("state") LoadState state,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @Context SecurityContext caller) {
        Sort newestFirst = Sort.descending("batchId");
        PanacheQuery<Load> loads = state == null ? Load.findAll(newestFirst) : Load.find("state", newestFirst, state);
        return loads.page(0, limit).list().stream()
                .map(load -> LoadView.of(load, isOperator(caller)))
                .toList();
    }

    @Operation(summary = "One load")
    @GET
    @Path("/{batchId}")
    public LoadView get(@PathParam("batchId") long batchId, @Context SecurityContext caller) {
        return LoadView.of(find(batchId), isOperator(caller));
    }

    @Operation(summary = "What was asked of the target after the delivery, and what it answered")
    @GET
    @Path("/{batchId}/validation")
    public List<Check> validation(@PathParam("batchId") long batchId) {
        return checks.of(find(batchId).batchId);
    }

    private static boolean isOperator(SecurityContext caller) {
        return caller.isUserInRole("operator");
    }

    private static Load find(long batchId) {
        return Load.<Load>findByIdOptional(batchId)
                .orElseThrow(() -> new NotFoundException("no load of batch " + batchId));
    }
}

package io.penstock.etl.reconcile;

import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What came out when SMART360 was compared with the mart. */
@Path("/reconciliations")
public class ReconciliationsResource {

    @GET
    @RolesAllowed("viewer")
    @Operation(
            summary = "Comparisons of all consumers with all that SMART360 has, newest first",
            description =
                    "POST /schedules/reconcile/run asks for one, POST /schedules/reconcile-and-mend/run for one that"
                            + " delivers again what SMART360 lacks or has otherwise.")
    public List<Reconciliation> list(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return Reconciliation.<Reconciliation>findAll(Sort.descending("id"))
                .page(0, limit)
                .list();
    }
}

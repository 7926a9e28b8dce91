package io.penstock.notification.ledger;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ledger, for people. */
@Path("/deliveries")
public class DeliveryResource {

    private final FindDeliveries deliveries;
    private final ResolveDelivery resolve;
    private final SecurityIdentity caller;

    DeliveryResource(FindDeliveries deliveries, ResolveDelivery resolve, SecurityIdentity caller) {
        this.deliveries = deliveries;
        this.resolve = resolve;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Messages and where they stand, newest first; addresses are shown to operators only")
    public List<DeliveryView> list(
            @QueryParam("state") String state,
            @QueryParam("template") String template,
            @QueryParam("channel") String channel,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return deliveries.newest(filter(state, template, channel, since, until), limit, masked());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "One message")
    public DeliveryView get(@PathParam("id") long id) {
        return deliveries.one(id, masked()).orElseThrow(DeliveryResource::notFound);
    }

    /** What a person found out about a message of unknown outcome. */
    public record Resolution(@NotNull Found outcome) {}

    /** Whether it was sent; NOT_SENT has it sent again. */
    public enum Found {
        SENT,
        NOT_SENT
    }

    @POST
    @Path("/{id}/resolve")
    @RolesAllowed("operator")
    @Operation(summary = "Says what became of a message in state UNKNOWN; NOT_SENT has it sent again")
    public DeliveryView resolve(@PathParam("id") long id, @NotNull @Valid Resolution resolution) {
        boolean sent = resolution.outcome() == Found.SENT;
        return switch (resolve.resolve(id, sent, caller.getPrincipal().getName())) {
            case DONE -> get(id);
            case NO_SUCH_DELIVERY -> throw notFound();
            case NOT_UNKNOWN ->
                throw HttpProblem.valueOf(Status.CONFLICT, "only a delivery in state UNKNOWN can be resolved");
        };
    }

    private boolean masked() {
        return !caller.hasRole("operator");
    }

    static DeliveryFilter filter(String state, String template, String channel, String since, String until) {
        try {
            return DeliveryFilter.of(state, template, channel, since, until);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage());
        }
    }

    static HttpProblem notFound() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "no such delivery, or it was forgotten for its age");
    }
}

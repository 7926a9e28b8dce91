package io.penstock.notification.ledger;

import io.penstock.notification.ledger.DecideDeliveries.Counts;
import io.penstock.notification.ledger.Decision.NoSuchDelivery;
import io.penstock.notification.ledger.Decision.Refused;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** What people decide about deliveries: to send them again, or not at all. */
@Path("/deliveries")
public class DecisionResource {

    private static final Logger LOG = Logger.getLogger(DecisionResource.class);

    private final DecideDeliveries deliveries;
    private final ResendDeliveries resend;
    private final CancelDeliveries cancel;
    private final FindDeliveries find;
    private final SecurityIdentity caller;

    DecisionResource(
            DecideDeliveries deliveries,
            ResendDeliveries resend,
            CancelDeliveries cancel,
            FindDeliveries find,
            SecurityIdentity caller) {
        this.deliveries = deliveries;
        this.resend = resend;
        this.cancel = cancel;
        this.find = find;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/resend")
    @RolesAllowed("operator")
    @Operation(
            summary = "Sends a message again that has FAILED or was SUPPRESSED; one that waits is tried now."
                    + " One that its provider has taken, or may have taken, is not sent again")
    public DeliveryView resend(@PathParam("id") long id) {
        return decide(id, resend);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed("operator")
    @Operation(summary = "Keeps a message from being sent that waits; it can be sent again later")
    public DeliveryView cancel(@PathParam("id") long id) {
        return decide(id, cancel);
    }

    @POST
    @Path("/resend")
    @RolesAllowed("operator")
    @Operation(summary = "Sends all messages again that have FAILED (or were SUPPRESSED) and are of this kind")
    public Counts resendAll(
            @QueryParam("state") @DefaultValue("FAILED") String state,
            @QueryParam("template") String template,
            @QueryParam("channel") String channel,
            @QueryParam("since") String since,
            @QueryParam("until") String until) {
        return decideAll("resent", DeliveryResource.filter(state, template, channel, since, until), resend);
    }

    @POST
    @Path("/cancel")
    @RolesAllowed("operator")
    @Operation(summary = "Keeps all messages from being sent that wait (PENDING) and are of this kind")
    public Counts cancelAll(
            @QueryParam("state") @DefaultValue("PENDING") String state,
            @QueryParam("template") String template,
            @QueryParam("channel") String channel,
            @QueryParam("since") String since,
            @QueryParam("until") String until) {
        return decideAll("cancelled", DeliveryResource.filter(state, template, channel, since, until), cancel);
    }

    private DeliveryView decide(long id, PersonsDecision what) {
        Decision decision = deliveries.decide(id, what, by());
        if (decision instanceof Refused refused) {
            throw HttpProblem.valueOf(Status.CONFLICT, refused.reason());
        } else if (decision instanceof NoSuchDelivery) {
            throw DeliveryResource.notFound();
        }
        return find.one(id, false).orElseThrow(DeliveryResource::notFound);
    }

    private Counts decideAll(String done, DeliveryFilter filter, PersonsDecision what) {
        if (!what.appliesTo(filter.state())) {
            throw HttpProblem.valueOf(
                    Status.BAD_REQUEST, "state: deliveries that are %s cannot be %s".formatted(filter.state(), done));
        }
        Counts counts = deliveries.decideAll(filter, what, by());
        LOG.infof("deliveries %s count=%d refused=%d by=%s", done, counts.done(), counts.refused(), by());
        return counts;
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}

package io.penstock.notification.optout;

import io.penstock.notification.address.Addresses;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Who does not want to hear from us. */
@Path("/opt-outs/{address}")
public class OptOutResource {

    private static final Logger LOG = Logger.getLogger(OptOutResource.class);
    private static final String ENTERED = "opted out";

    private final OptOuts optOuts;
    private final Addresses addresses;
    private final SecurityIdentity caller;

    OptOutResource(OptOuts optOuts, Addresses addresses, SecurityIdentity caller) {
        this.optOuts = optOuts;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "Whether nothing is sent to this mail address or phone number, and why")
    public OptOut get(@PathParam("address") String address) {
        return optOuts.find(normalised(address)).orElseThrow(OptOutResource::notFound);
    }

    @PUT
    @RolesAllowed("operator")
    @Operation(summary = "Send nothing to this address any more")
    public OptOut put(@PathParam("address") String address) {
        String normalised = normalised(address);
        String by = caller.getPrincipal().getName();
        if (optOuts.add(normalised, OptOutKind.OPTED_OUT, ENTERED, by)) {
            LOG.infof("opt-out entered by=%s", by);
        }
        return optOuts.find(normalised).orElseThrow(OptOutResource::notFound);
    }

    @DELETE
    @RolesAllowed("operator")
    @Operation(summary = "Send to this address again")
    public void delete(@PathParam("address") String address) {
        if (!optOuts.remove(normalised(address))) {
            throw notFound();
        }
        LOG.infof("opt-out removed by=%s", caller.getPrincipal().getName());
    }

    private String normalised(String address) {
        return addresses
                .normalise(address)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Status.BAD_REQUEST, "expected a mail address or a phone number, found neither"));
    }

    private static HttpProblem notFound() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "this address is not opted out");
    }
}

package io.penstock.notification.optout;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Who does not want to hear from us. */
@Path("/opt-outs")
public class OptOutResource {

    private static final Logger LOG = Logger.getLogger(OptOutResource.class);
    private static final String ENTERED = "opted out";

    private final OptOuts optOuts;
    private final ListOptOuts list;
    private final ReadAddress read;
    private final KnownContacts contacts;
    private final SecurityIdentity caller;

    OptOutResource(
            OptOuts optOuts, ListOptOuts list, ReadAddress read, KnownContacts contacts, SecurityIdentity caller) {
        this.optOuts = optOuts;
        this.list = list;
        this.read = read;
        this.contacts = contacts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(
            summary =
                    "Addresses to which nothing is sent, newest first, with why, when and by whom; the next page with the last"
                            + " id as before; addresses are shown to operators only, and that is on record")
    public List<OptOut> list(
            @QueryParam("kind") String kind,
            @QueryParam("before") Long before,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return list.show(kind(kind), before, limit, by(), masked());
    }

    @GET
    @Path("/{address}")
    @RolesAllowed("viewer")
    @Operation(summary = "Whether nothing is sent to this mail address or phone number, and why")
    public OptOut get(@PathParam("address") String address) {
        OptOut found = optOuts.find(read(address, read::listed)).orElseThrow(OptOutResource::notFound);
        return masked() ? found.withoutNote() : found;
    }

    @PUT
    @Path("/{address}")
    @RolesAllowed("operator")
    @Operation(
            summary =
                    "Sends nothing to this address any more. A number without its country code is the one that a contact has;"
                            + " knownContact says whether anybody has the address")
    public OptOut put(@PathParam("address") String address, @QueryParam("note") @Size(max = 500) String note) {
        String normalised = read(address, read::ofContact);
        if (optOuts.add(normalised, OptOutKind.OPTED_OUT, ENTERED, note, by())) {
            LOG.infof("opt-out entered by=%s", by());
        }
        return optOuts.find(normalised)
                .orElseThrow(OptOutResource::notFound)
                .withKnownContact(contacts.know(normalised));
    }

    @DELETE
    @Path("/{address}")
    @RolesAllowed("operator")
    @Operation(summary = "Sends to this address again")
    public void delete(@PathParam("address") String address) {
        if (!optOuts.remove(read(address, read::listed))) {
            throw notFound();
        }
        LOG.infof("opt-out removed by=%s", by());
    }

    private static String read(String address, UnaryOperator<String> how) {
        try {
            return how.apply(address);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.valueOf(Status.BAD_REQUEST, e.getMessage());
        }
    }

    private static OptOutKind kind(String given) {
        if (given == null) {
            return null;
        }
        return Arrays.stream(OptOutKind.values())
                .filter(kind -> kind.name().equals(given))
                .findFirst()
                .orElseThrow(() -> HttpProblem.valueOf(
                        Status.BAD_REQUEST, "kind: expected one of " + Arrays.toString(OptOutKind.values())));
    }

    private boolean masked() {
        return !caller.hasRole("operator");
    }

    private String by() {
        return caller.getPrincipal().getName();
    }

    private static HttpProblem notFound() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "this address is not opted out");
    }
}

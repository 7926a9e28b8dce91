package io.penstock.reporting.cohort;

import io.penstock.messaging.AnyQueryParameters;
import io.penstock.reporting.cohort.query.Arguments;
import io.penstock.reporting.cohort.query.Arguments.Fault;
import io.penstock.reporting.cohort.query.CohortQuery;
import io.penstock.reporting.cohort.query.Queries;
import io.penstock.reporting.lender.LenderCalendar;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Cohorts that are chosen by a query. */
@Path("/cohorts")
@Produces(MediaType.APPLICATION_JSON)
public class CohortQueryResource {

    private static final String QUERY = "query";

    private final Queries queries;
    private final AskByQuery ask;
    private final LenderCalendar calendar;
    private final SecurityIdentity identity;

    CohortQueryResource(Queries queries, AskByQuery ask, LenderCalendar calendar, SecurityIdentity identity) {
        this.queries = queries;
        this.ask = ask;
        this.calendar = calendar;
        this.identity = identity;
    }

    @Operation(summary = "The queries that are set up, with their parameters")
    @GET
    @Path("/queries")
    @RolesAllowed("viewer")
    public List<CohortQuery> queries() {
        return queries.all();
    }

    /**
     * Has a workbook made of the accounts that a query chooses. Whatever else the call says is said for the query's
     * parameters, one by one.
     *
     * @param name the query
     */
    @POST
    @AnyQueryParameters
    @RolesAllowed("analyst")
    @APIResponse(responseCode = "202", description = "It is going to be made; Location says where it is told")
    @APIResponse(responseCode = "400", description = "Parameters are missing, unknown or of another type")
    @APIResponse(responseCode = "404", description = "There is no such query")
    @Operation(summary = "Makes a cohort of the accounts that a query finds")
    public Response ask(@QueryParam(QUERY) String name, @Context UriInfo uri) {
        if (name == null) {
            throw wrong(List.of(new Fault(QUERY, "is missing: expected the name of a query")));
        }
        CohortQuery query = queries.named(name)
                .orElseThrow(
                        () -> new NotFoundException("no query of this name is known; GET /cohorts/queries lists all"));
        Arguments arguments = Arguments.of(query.parameters(), said(uri.getQueryParameters()));
        if (!arguments.faults().isEmpty()) {
            throw wrong(arguments.faults());
        }
        Cohort cohort = ask.by(identity.getPrincipal().getName(), query, arguments.values(), calendar.today());
        return Response.accepted(cohort)
                .location(URI.create("/cohorts/" + cohort.id()))
                .build();
    }

    private static Map<String, String> said(MultivaluedMap<String, String> parameters) {
        Map<String, String> said = new TreeMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw wrong(List.of(new Fault(name, "is there more than once")));
            }
            said.put(name, values.get(0));
        });
        said.remove(QUERY);
        return said;
    }

    private static HttpProblem wrong(List<Fault> faults) {
        return HttpProblem.builder()
                .withTitle("Bad Request")
                .withStatus(Status.BAD_REQUEST)
                .withDetail(new Arguments(Map.of(), faults).inWords())
                .with("violations", faults)
                .build();
    }
}

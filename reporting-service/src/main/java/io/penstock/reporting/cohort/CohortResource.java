package io.penstock.reporting.cohort;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.reporting.cohort.Cohort.State;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Lists of accounts and their workbooks. */
@Path("/cohorts")
public class CohortResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ID = "{cohortId: [0-9]{1,18}}";

    private final CohortTable cohorts;
    private final DownloadWorkbook download;
    private final RetryWorkbook retry;
    private final SecurityIdentity identity;

    CohortResource(CohortTable cohorts, DownloadWorkbook download, RetryWorkbook retry, SecurityIdentity identity) {
        this.cohorts = cohorts;
        this.download = download;
        this.retry = retry;
        this.identity = identity;
    }

    @Operation(summary = "Cohorts, the newest first; those in a state, if one is given")
    @GET
    @RolesAllowed("viewer")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Cohort> newest(
            @QueryParam("state") Optional<State> state,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return cohorts.newest(state, limit);
    }

    @Operation(summary = "A cohort")
    @GET
    @Path(ID)
    @RolesAllowed("viewer")
    @Produces(MediaType.APPLICATION_JSON)
    public Cohort one(@PathParam("cohortId") long cohortId) {
        return cohorts.one(cohortId).orElseThrow(() -> new NotFoundException("no cohort " + cohortId + " is known"));
    }

    @Operation(
            summary = "The workbook of a cohort, to who may see personal data; that it was downloaded is put on record")
    @GET
    @Path(ID + "/workbook")
    @RolesAllowed("analyst")
    @Produces(XLSX)
    @APIResponse(responseCode = "200", description = "A workbook", content = @Content(mediaType = XLSX))
    @APIResponse(responseCode = "409", description = "It is not made yet")
    @APIResponse(responseCode = "410", description = "Somebody took it from the outbox, or altered it there")
    public Response workbook(@PathParam("cohortId") long cohortId) throws IOException {
        Cohort cohort = one(cohortId);
        if (cohort.state() != State.MADE) {
            throw HttpProblem.valueOf(Status.CONFLICT, "the workbook of cohort " + cohortId + " is " + cohort.state());
        }
        java.nio.file.Path file = download.by(identity.getPrincipal().getName(), cohort)
                .orElseThrow(() ->
                        HttpProblem.valueOf(Status.GONE, "the workbook is no longer in the outbox as it was made"));
        return Response.ok(file.toFile(), XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(cohort.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Operation(summary = "Has a workbook made that could not be made, for instance after the disk was tidied")
    @POST
    @Path(ID + "/retry")
    @RolesAllowed({"analyst", "operator"})
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "It is going to be made")
    @APIResponse(responseCode = "409", description = "It has not failed")
    public Response retry(@PathParam("cohortId") long cohortId) {
        one(cohortId);
        if (!retry.retry(cohortId)) {
            throw HttpProblem.valueOf(Status.CONFLICT, "cohort " + cohortId + " has not failed");
        }
        return Response.accepted(one(cohortId)).build();
    }

    /** RFC 6266: a name in ASCII, and the name. */
    private static String disposition(String fileName) {
        return "attachment; filename=\"" + fileName.replaceAll("[^ !#-\\[\\]-~]", "_") + "\"; filename*=UTF-8''"
                + URLEncoder.encode(fileName, UTF_8).replace("+", "%20");
    }
}

package io.penstock.schedules;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** What this service does at set times, what became of it, and what a person makes of it. */
@Path("/schedules")
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {

    private static final Logger LOG = Logger.getLogger(SchedulesResource.class);

    private final ScheduleStates states;
    private final RunsOnRecord runs;
    private final Pauses pauses;
    private final RunSchedules replica;

    SchedulesResource(ScheduleStates states, RunsOnRecord runs, Pauses pauses, RunSchedules replica) {
        this.states = states;
        this.runs = runs;
        this.pauses = pauses;
        this.replica = replica;
    }

    @Operation(summary = "All schedules, by name")
    @GET
    @RolesAllowed("viewer")
    public List<ScheduleState> list() {
        return states.all();
    }

    @Operation(summary = "The runs of a schedule, newest first, of the last 90 days")
    @GET
    @Path("/{name}/runs")
    @RolesAllowed("viewer")
    public List<ScheduleRun> runs(
            @PathParam("name") String name, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return runs.newest(state(name).name(), limit);
    }

    @Operation(
            summary = "Has a schedule not run by itself until it is resumed, on all replicas and after a restart, too",
            description = "A run that takes place now goes on.")
    @POST
    @Path("/{name}/pause")
    @RolesAllowed("operator")
    public ScheduleState pause(@PathParam("name") String name, @Context SecurityContext caller) {
        pauses.pause(state(name).name(), userOf(caller));
        LOG.infof("schedule paused schedule=%s by=%s", name, userOf(caller));
        return state(name);
    }

    @Operation(summary = "Has a schedule run by itself again", description = "What was due meanwhile is not made up.")
    @POST
    @Path("/{name}/resume")
    @RolesAllowed("operator")
    public ScheduleState resume(@PathParam("name") String name, @Context SecurityContext caller) {
        pauses.resume(state(name).name(), userOf(caller));
        LOG.infof("schedule resumed schedule=%s by=%s", name, userOf(caller));
        return state(name);
    }

    @Operation(summary = "Has a schedule run once, for today's date in its zone; also if it is paused or off")
    @POST
    @Path("/{name}/run")
    @RolesAllowed("operator")
    public Response run(@PathParam("name") String name, @Context SecurityContext caller) {
        replica.store().runNow(state(name).name(), userOf(caller));
        LOG.infof("scheduled run asked for schedule=%s by=%s", name, userOf(caller));
        return Response.accepted(state(name)).build();
    }

    private ScheduleState state(String name) {
        return states.one(name).orElseThrow(() -> new NotFoundException("no schedule of this name is known"));
    }

    private static String userOf(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}

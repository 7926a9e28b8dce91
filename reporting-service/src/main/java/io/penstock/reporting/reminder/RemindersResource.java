package io.penstock.reporting.reminder;

import io.penstock.reporting.lender.LenderCalendar;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
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
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Runs of the reminders: on demand, foreseen, on record; and what holds them. */
@Path("/reminders")
@Produces(MediaType.APPLICATION_JSON)
public class RemindersResource {

    private static final int MOST = 10_000;

    private final RunReminders reminders;
    private final ReminderRuns runs;
    private final Holds holds;
    private final ResumeReminders resume;
    private final LenderCalendar calendar;

    RemindersResource(
            RunReminders reminders, ReminderRuns runs, Holds holds, ResumeReminders resume, LenderCalendar calendar) {
        this.reminders = reminders;
        this.runs = runs;
        this.holds = holds;
        this.resume = resume;
        this.calendar = calendar;
    }

    /**
     * Runs for a business date, today's unless given. With {@code dryRun=true} it tells what a run would do. A day to come
     * is only run with {@code force=true}: its reminders would go out before their time.
     */
    @POST
    @Path("/run")
    @RolesAllowed("operator")
    @Operation(summary = "Reminds of what is due on a date; as a dry run says only whom, and whom not, and why")
    public RunReport run(
            @QueryParam("asOf") String asOf,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            @QueryParam("force") @DefaultValue("false") String force,
            @QueryParam("limit") @DefaultValue("10000") @Min(0) @Max(MOST) int limit,
            @Context UriInfo call,
            @Context SecurityContext caller) {
        // A date that was left empty by mistake is none, and must not become today's.
        boolean given = call.getQueryParameters().containsKey("asOf");
        LocalDate date = given ? dateOf(asOf == null ? "" : asOf) : calendar.today();
        boolean forced = isTrue("force", force);
        if (isTrue("dryRun", dryRun)) {
            return reminders.foresee(date, limit);
        }
        if (!forced && date.isAfter(calendar.today())) {
            throw new BadRequestException(
                    "expected asOf no later than %s, today where the lender is, found %s; dryRun=true tells what a run would do, force=true runs all the same"
                            .formatted(calendar.today(), date));
        }
        return reminders.run(date, caller.getUserPrincipal().getName(), limit);
    }

    @Operation(summary = "Runs of reminders, newest first")
    @GET
    @Path("/runs")
    @RolesAllowed("viewer")
    public List<ReminderRun> newest(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return runs.newest(limit);
    }

    @Operation(
            summary =
                    "One run, with those whom it was foreseen not to reach, and those whose loans fell due while it was held")
    @GET
    @Path("/runs/{runId: [0-9]{1,18}}")
    @RolesAllowed("viewer")
    public RunWithReasons one(@PathParam("runId") long runId) {
        ReminderRun run = runs.one(runId).orElseThrow(() -> new NotFoundException("no run " + runId + " is known"));
        return new RunWithReasons(run, runs.notReachedBy(runId, MOST), runs.missedBy(runId, MOST));
    }

    @Operation(summary = "Batches of loans that hold reminders and why, newest first")
    @GET
    @Path("/holds")
    @RolesAllowed("viewer")
    public List<Hold> holds() {
        return holds.current();
    }

    @Operation(
            summary =
                    "Has reminders go out in spite of a batch of loans that cannot be used, and of those before it; what was held goes on at once")
    @POST
    @Path("/holds/{batchId: [0-9]{1,18}}/release")
    @RolesAllowed("operator")
    public List<Hold> release(@PathParam("batchId") long batchId, @Context SecurityContext caller) {
        if (!holds.release(batchId, caller.getUserPrincipal().getName())) {
            throw new NotFoundException("batch " + batchId + " does not hold reminders");
        }
        resume.look();
        return holds.current();
    }

    private static LocalDate dateOf(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1900 || date.getYear() > 9999) {
                throw new BadRequestException("expected asOf between 1900-01-01 and 9999-12-31");
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new BadRequestException("expected asOf as a date like 2024-01-25", e);
        }
    }

    /** A slip in writing "true" must not send what was to be looked at only. */
    private static boolean isTrue(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequestException("expected " + name + " as true or false");
        };
    }
}

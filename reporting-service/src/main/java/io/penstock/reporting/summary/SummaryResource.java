package io.penstock.reporting.summary;

import io.penstock.reporting.lender.LenderCalendar;
import io.quarkus.security.identity.SecurityIdentity;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Summaries of weeks. */
@Path("/summaries")
public class SummaryResource {

    private static final String ID = "{reportId: [0-9]{1,18}}";

    private final MakeWeeklySummary make;
    private final Reports reports;
    private final LenderCalendar calendar;
    private final SecurityIdentity identity;

    SummaryResource(MakeWeeklySummary make, Reports reports, LenderCalendar calendar, SecurityIdentity identity) {
        this.make = make;
        this.reports = reports;
        this.calendar = calendar;
        this.identity = identity;
    }

    @Operation(
            summary = "Makes the summary of the seven days before a date, today unless said otherwise, and has it sent",
            description = "One that is there already is answered and not sent again, unless forced.")
    @POST
    @Path("/weekly")
    @RolesAllowed("operator")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    @APIResponse(
            responseCode = "201",
            description = "It was made",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    public Response weekly(@QueryParam("asOf") String asOf, @QueryParam("force") @DefaultValue("false") boolean force) {
        Week week = Week.before(asOf == null ? calendar.today() : dateOf(asOf));
        String by = identity.getPrincipal().getName();
        Made made = force ? make.anyway(week, by) : make.unlessThere(week, by);
        Summary summary = made.summary();
        return made.anew()
                ? Response.created(URI.create("/summaries/" + summary.reportId()))
                        .entity(summary)
                        .build()
                : Response.ok(summary).build();
    }

    @Operation(summary = "The summaries that were made, of the latest week first")
    @GET
    @RolesAllowed("viewer")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Summary> newest(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return reports.newest(limit);
    }

    @Operation(summary = "One summary")
    @GET
    @RolesAllowed("viewer")
    @Path("/" + ID)
    @Produces(MediaType.APPLICATION_JSON)
    public Summary one(@PathParam("reportId") long reportId) {
        return reports.one(reportId).orElseThrow(() -> new NotFoundException("no summary " + reportId + " is known"));
    }

    @Operation(summary = "The workbook of a summary")
    @GET
    @RolesAllowed("viewer")
    @Path("/" + ID + "/workbook")
    @Produces(ReportFile.XLSX)
    @APIResponse(responseCode = "200", description = "A workbook", content = @Content(mediaType = ReportFile.XLSX))
    public Response workbook(@PathParam("reportId") long reportId) {
        ReportFile file = reports.workbook(reportId)
                .orElseThrow(() -> new NotFoundException("no summary " + reportId + " is known"));
        return Response.ok(file.content(), file.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .build();
    }

    /** One of its charts: {@code loans-issued}, {@code amount-paid} or {@code amount-defaulted}. */
    @GET
    @RolesAllowed("viewer")
    @Path("/" + ID + "/charts/{name: [a-z-]{1,40}(\\.png)?}")
    @Produces(ReportFile.PNG)
    @APIResponse(responseCode = "200", description = "A picture", content = @Content(mediaType = ReportFile.PNG))
    @Operation(summary = "A chart of a weekly summary, as PNG")
    public Response chart(@PathParam("reportId") long reportId, @PathParam("name") String name) {
        String fileName = name.endsWith(Picture.SUFFIX) ? name : name + Picture.SUFFIX;
        return reports.chart(reportId, fileName)
                .map(file -> Response.ok(file.content(), file.contentType()).build())
                .orElseThrow(() -> new NotFoundException("summary " + reportId + " has no chart " + name));
    }

    /** A week that has not ended would be kept with half its figures. */
    private LocalDate dateOf(String asOf) {
        LocalDate today = calendar.today();
        try {
            LocalDate date = LocalDate.parse(asOf);
            if (!date.isAfter(today) && date.getYear() >= 1900) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new BadRequestException("asOf: expected a date such as 2024-01-22, up to today, " + today);
    }
}

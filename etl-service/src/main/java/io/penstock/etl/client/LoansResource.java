package io.penstock.etl.client;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The loans of the mart. */
@Path("/loans/{loanId}")
@RolesAllowed({"operator", "analyst"})
public class LoansResource {

    private final VersionedRows<Loan> loans;

    LoansResource(DataSource dataSource) {
        this.loans = VersionedRows.loans(dataSource);
    }

    @GET
    @Operation(summary = "A loan as it is, or as it was at the instant asOf")
    public Response get(@PathParam("loanId") long loanId, @QueryParam("asOf") String asOf, @Context Request request) {
        return Versions.get(loans, loanId, asOf, request);
    }

    @GET
    @Path("/history")
    @Operation(summary = "What was done to a loan, by whom and when, newest first, with the values before")
    public List<Change<Loan>> history(@PathParam("loanId") long loanId) {
        return Versions.history(loans, loanId);
    }
}

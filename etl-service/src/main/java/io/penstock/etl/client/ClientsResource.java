package io.penstock.etl.client;

import io.penstock.etl.audit.Audit;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** The clients of the mart. */
@Path("/clients/{userId}")
public class ClientsResource {

    private final VersionedRows<Client> clients;
    private final ClientForm form;
    private final PutClient putClient;
    private final SecurityIdentity caller;
    private final Audit audit;

    ClientsResource(DataSource dataSource, ClientForm form, PutClient putClient, SecurityIdentity caller, Audit audit) {
        this.clients = VersionedRows.clients(dataSource);
        this.form = form;
        this.putClient = putClient;
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({"operator", "analyst"})
    @Operation(summary = "A client as it is, or as it was at the instant asOf")
    public Response get(@PathParam("userId") long userId, @QueryParam("asOf") String asOf, @Context Request request) {
        Response answer = Versions.get(clients, userId, asOf, request);
        if (answer.hasEntity()) {
            audit.client(userId);
        }
        return answer;
    }

    @GET
    @Path("/history")
    @RolesAllowed({"operator", "analyst"})
    @Operation(summary = "What was done to a client, by whom and when, newest first, with the values before")
    public List<Change<Client>> history(@PathParam("userId") long userId) {
        List<Change<Client>> changes = Versions.history(clients, userId);
        audit.client(userId);
        return changes;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(
            summary =
                    "Adds or alters a client; with If-Match only the version that was seen, with If-None-Match: * only a"
                            + " new one",
            description = "Values are read and checked as those of a file are, by the mapping plan of clients. Without"
                    + " createdAt a new client is created now, and one that is there keeps its time.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Client.class)))
    public Response put(@PathParam("userId") long userId, byte[] body, @Context Request request, @Context UriInfo uri) {
        ClientForm.Filled wanted = form.read(userId, body);
        PutClient.Written written = putClient.put(
                wanted, new Precondition(request), caller.getPrincipal().getName());
        Response.ResponseBuilder answer = written.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return answer.entity(written.client())
                .tag(io.penstock.etl.client.Content.tag(written.client()))
                .build();
    }
}

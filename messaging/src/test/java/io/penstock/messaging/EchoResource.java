package io.penstock.messaging;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** Says what reached it; what says nothing of roles is denied. */
@Path("/echo")
public class EchoResource {

    @GET
    @Path("/{word}")
    @RolesAllowed("viewer")
    public String said(@PathParam("word") String word, @QueryParam("of") String of) {
        return word + " of " + of;
    }

    @POST
    @RolesAllowed("operator")
    public String sent(String body) {
        return body;
    }

    @GET
    @Path("/undecided/now")
    public String undecided() {
        return "nobody said who may read this";
    }
}

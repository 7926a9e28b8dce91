package io.penstock.reporting.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page on which batches are watched. It is served by annotated methods, as only these can ask for a role. */
@Path("/")
@RolesAllowed("viewer")
public class PageResource {

    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page itself. */
    @GET
    @Produces("text/html; charset=utf-8")
    @Operation(hidden = true)
    public Response page() throws IOException {
        return file("index.html");
    }

    /** How it looks. */
    @GET
    @Path("page.css")
    @Produces("text/css; charset=utf-8")
    @Operation(hidden = true)
    public Response style() throws IOException {
        return file("page.css");
    }

    /** What it does. */
    @GET
    @Path("page.js")
    @Produces("text/javascript; charset=utf-8")
    @Operation(hidden = true)
    public Response script() throws IOException {
        return file("page.js");
    }

    private static Response file(String name) throws IOException {
        try (var in = PageResource.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return Response.ok(in.readAllBytes())
                    .header("Content-Security-Policy", ONLY_OURS)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-cache")
                    .build();
        }
    }
}

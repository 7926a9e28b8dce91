package io.penstock.reporting.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages: batches on their way, and the lending. They are served by annotated methods, as only these can ask for a role. */
@Path("/")
@RolesAllowed("viewer")
public class PageResource {

    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                    + "img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PageSettings settings;

    PageResource(PageSettings settings) {
        this.settings = settings;
    }

    /** The batches on their way. */
    @GET
    @Produces("text/html; charset=utf-8")
    @Operation(hidden = true)
    public Response pipeline() throws IOException {
        return page("index.html");
    }

    /** The lending in figures and charts. */
    @GET
    @Path("lending")
    @Produces("text/html; charset=utf-8")
    @Operation(hidden = true)
    public Response lending() throws IOException {
        return page("lending.html");
    }

    /** How they look. */
    @GET
    @Path("page.css")
    @Produces("text/css; charset=utf-8")
    @Operation(hidden = true)
    public Response style() throws IOException {
        return answer(file("page.css"));
    }

    /** What the first does. */
    @GET
    @Path("page.js")
    @Produces("text/javascript; charset=utf-8")
    @Operation(hidden = true)
    public Response pipelineScript() throws IOException {
        return answer(file("page.js"));
    }

    /** What the second does. */
    @GET
    @Path("lending.js")
    @Produces("text/javascript; charset=utf-8")
    @Operation(hidden = true)
    public Response lendingScript() throws IOException {
        return answer(file("lending.js"));
    }

    private Response page(String name) throws IOException {
        return answer(file(name).replace("{ingest-url}", settings.ingestUrl().toASCIIString()));
    }

    private static Response answer(String text) {
        return Response.ok(text)
                .header("Content-Security-Policy", ONLY_OURS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static String file(String name) throws IOException {
        try (var in = PageResource.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}

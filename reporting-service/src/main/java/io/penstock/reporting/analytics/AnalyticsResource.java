package io.penstock.reporting.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Questions about the lending, answered as JSON or, to who accepts {@code image/png}, as a picture. */
@Path("/analytics")
@RolesAllowed("viewer")
@Produces({MediaType.APPLICATION_JSON, AnalyticsResource.PNG})
public class AnalyticsResource {

    static final String PNG = "image/png";

    private static final MediaType PICTURE = MediaType.valueOf(PNG);
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, PICTURE).build();

    private final Answers answers;

    AnalyticsResource(Answers answers) {
        this.answers = answers;
    }

    @Operation(summary = "What was lent, month by month")
    @GET
    @Path("/issuance")
    @APIResponseSchema(Issuance[].class)
    public Response issuance(@BeanParam Asked asked, @Context Request request) {
        return answer(Issuance.QUESTION, asked, request);
    }

    @Operation(summary = "How each batch of clients takes and pays loans")
    @GET
    @Path("/batches")
    @APIResponseSchema(Batches[].class)
    public Response batches(@BeanParam Asked asked, @Context Request request) {
        return answer(Batches.QUESTION, asked, request);
    }

    @Operation(summary = "Which share of the loans is in default, by month of issue and batch of clients")
    @GET
    @Path("/default-rates")
    @APIResponseSchema(DefaultRates[].class)
    public Response defaultRates(@BeanParam Asked asked, @Context Request request) {
        return answer(DefaultRates.QUESTION, asked, request);
    }

    @Operation(summary = "How loans go by the interest that the clients pay")
    @GET
    @Path("/interest-rates")
    @APIResponseSchema(InterestRates[].class)
    public Response interestRates(@BeanParam Asked asked, @Context Request request) {
        return answer(InterestRates.QUESTION, asked, request);
    }

    @Operation(summary = "The ten clients who brought most and the ten who cost most")
    @GET
    @Path("/ranking")
    @APIResponseSchema(Ranking.class)
    public Response ranking(@BeanParam Asked asked, @Context Request request) {
        return answer(Ranking.QUESTION, asked, request);
    }

    @Operation(summary = "What the lending earned and lost, by month of issue and in total")
    @GET
    @Path("/profitability")
    @APIResponseSchema(Profitability.class)
    public Response profitability(@BeanParam Asked asked, @Context Request request) {
        return answer(Profitability.QUESTION, asked, request);
    }

    private Response answer(Question<?, ?> question, Asked asked, Request request) {
        Variant form = request.selectVariant(FORMS);
        if (form == null) {
            throw new NotAcceptableException("expected to be asked for JSON or PNG");
        }
        Answer answer = answers.to(question, asked.selection());
        Body body = form.getMediaType().isCompatible(PICTURE) ? answer.picture() : answer.json();
        EntityTag tag = new EntityTag(body.hash());
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(body.bytes(), form.getMediaType()) : unchanged)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}

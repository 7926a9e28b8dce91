package io.penstock.reporting.pipeline;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The way of each batch. */
@Path("/pipeline")
@RolesAllowed("viewer")
public class PipelineResource {

    private final Pipeline pipeline;
    private final Watchers watchers;

    PipelineResource(Pipeline pipeline, Watchers watchers) {
        this.pipeline = pipeline;
        this.watchers = watchers;
    }

    @Operation(summary = "Batches, and files that could not become one, newest first")
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<BatchWay> newest(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @QueryParam("feed") Optional<String> feed,
            @QueryParam("state") Optional<String> state) {
        return pipeline.newest(limit, feed, state.map(PipelineResource::stateOf));
    }

    @Operation(summary = "One batch")
    @GET
    @Path("/{batchId: [0-9]{1,18}}")
    @Produces(MediaType.APPLICATION_JSON)
    public BatchWay one(@PathParam("batchId") long batchId) {
        return pipeline.of(batchId).orElseThrow(() -> new NotFoundException("no batch " + batchId + " is known"));
    }

    /** The newest batches as event {@code snapshot}, then each change as event {@code batch}. */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(summary = "The way of each batch as it changes, as server-sent events")
    public void watch(@Context SseEventSink sink, @Context Sse sse) {
        watchers.add(new Watcher(sse, sink));
    }

    private static State stateOf(String name) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(name))
                .findAny()
                .orElseThrow(() -> new BadRequestException(
                        "expected a state of " + Arrays.toString(State.values()) + ", found " + name));
    }
}

package io.penstock.messaging;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Messages that this service could not process, or could not send. */
@Path("/dead-letters")
@RolesAllowed("admin")
public class DeadLettersResource {

    private final DeadLetterTopics topics;
    private final UnsentMessages unsent;

    DeadLettersResource(DeadLetterTopics topics, UnsentMessages unsent) {
        this.topics = topics;
        this.unsent = unsent;
    }

    @Operation(summary = "What was set aside and not put back yet, oldest first; says where and why, not what")
    @GET
    public List<DeadLetter> list() {
        return topics.list();
    }

    @Operation(
            summary =
                    "Messages that Kafka did not take because of a fault of their own, oldest first; says why, not what")
    @GET
    @Path("/unsent")
    public List<UnsentMessage> unsent() {
        return unsent.list();
    }

    @Operation(summary = "Sends all unsent messages again, for instance after their topic was allowed larger ones")
    @POST
    @Path("/unsent/replay")
    public Map<String, Integer> replayUnsent() {
        return Map.of("replayed", unsent.sendAgain());
    }

    @Operation(summary = "Sends the dead letters of a topic to it again, for instance after the fault was mended")
    @POST
    @Path("/{topic}/replay")
    public Map<String, Integer> replay(@PathParam("topic") String topic)
            throws ExecutionException, InterruptedException {
        try {
            return Map.of("replayed", topics.replay(topic));
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            throw new NotFoundException("no dead letters are kept for this topic", e);
        }
    }
}

package io.penstock.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Events as the other services would send them: the agreed examples, about a batch that no other test speaks of. */
public final class Happenings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong IDS = new AtomicLong(1_000);

    private final long batchId = IDS.incrementAndGet();

    /** An event before it is sent; it can be sent again. */
    public record Happening(String topic, String key, String json) {

        /** Sends it as a new event. */
        public void send() {
            Topics.publish(topic, key, json);
        }

        /** Sends it with an id of its own, so that the same can be sent again. */
        public void send(String eventId) {
            Topics.publish(topic, key, json, Map.of("ce_id", eventId));
        }
    }

    public long batchId() {
        return batchId;
    }

    public Happening of(String topic) {
        return of(topic, event -> {});
    }

    /** The agreed example with this batch's id, and whatever is changed in it. */
    public Happening of(String topic, Consumer<ObjectNode> change) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(Contract.of(topic).example());
            if (event.has("batchIds")) {
                event.putArray("batchIds").add(batchId);
                event.put("deliveryId", IDS.incrementAndGet());
            } else {
                event.put("batchId", batchId);
                event.put("name", "file-" + batchId + ".csv");
            }
            change.accept(event);
            Contract.of(topic).assertValid(event.toString());
            return new Happening(topic, String.valueOf(batchId), event.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.penstock.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.messaging.trace.Traceparent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes messages of events: CloudEvents with a new id, which carry on the current trace. */
@ApplicationScoped
class EventMessages {

    private final ObjectMapper json;
    private final String service;

    EventMessages(ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.json = json;
        this.service = service;
    }

    /** The name of this service. */
    String service() {
        return service;
    }

    Message of(String key, Object event) {
        Event about = event.getClass().getAnnotation(Event.class);
        if (about == null) {
            throw new IllegalArgumentException("expected a record annotated with @Event, found "
                    + event.getClass().getName());
        }
        try {
            return new Message(about.topic(), key, attributes(about), json.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event cannot be written as JSON topic=" + about.topic(), e);
        }
    }

    private Map<String, String> attributes(Event about) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(Message.ID, UUID.randomUUID().toString());
        attributes.put("ce_source", "/" + service);
        attributes.put("ce_type", "io.penstock." + about.topic() + ".v" + about.version());
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        attributes.put("content-type", "application/json");
        Traceparent.addTo(attributes);
        return attributes;
    }
}

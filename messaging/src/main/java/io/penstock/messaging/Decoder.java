package io.penstock.messaging;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads events from JSON; a failure names the place, never the content. */
@ApplicationScoped
class Decoder {

    private final ObjectMapper json;

    Decoder(ObjectMapper json) {
        this.json = json;
    }

    <T> T decode(byte[] value, Class<T> type) {
        String expected = "expected " + type.getSimpleName() + " as a JSON object, found ";
        if (value == null) {
            throw new Undecodable(expected + "no value");
        }
        try {
            T event = json.readValue(value, type);
            if (event == null) {
                throw new Undecodable(expected + "null");
            }
            return event;
        } catch (JsonMappingException e) {
            throw new Undecodable(expected + "JSON that does not fit at " + e.getPathReference());
        } catch (IOException e) {
            throw new Undecodable(expected + "something else");
        }
    }
}

package io.penstock.notification.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Findings as they are stored. */
@ApplicationScoped
class FindingJson {

    private final ObjectMapper json;

    FindingJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Finding finding) {
        try {
            return json.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("finding cannot be written", e);
        }
    }

    Finding read(String stored) {
        try {
            return json.readValue(stored, Finding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("finding cannot be read", e);
        }
    }
}

package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgres:18", "registry.example.com/penstock/etl-service:0.1.0", "eclipse-temurin:25-jre"})
    void versionPins(String image) {
        assertTrue(Images.isPinned(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgres:latest", "postgres:", "penstock/etl-service:dev"})
    void otherTagsDoNot(String image) {
        assertFalse(Images.isPinned(image));
    }
}

package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictReadingTest {

    @TestFactory
    Stream<DynamicTest> everyObjectIsReadStrictly() {
        return Stream.of("local", "production", Manifest.PRODUCTION_WITH_TRACES)
                .flatMap(overlay -> Manifest.rendered(overlay).stream()
                        .map(manifest -> DynamicTest.dynamicTest(
                                overlay + ": " + manifest, () -> StrictReading.read(manifest))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void noObjectIsThereTwice(String overlay) {
        List<String> names =
                Manifest.rendered(overlay).stream().map(Manifest::toString).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    /** A field is put into, or replaced in, an object of the overlay production that is read without it. */
    @ParameterizedTest
    @CsvFileSource(resources = "/faults.csv", numLinesToSkip = 1, delimiter = ';', quoteCharacter = '\'')
    void faultIsRefused(String kind, String name, String at, String field, String value)
            throws JsonProcessingException {
        Manifest sound = Manifest.rendered("production").stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(name))
                .findAny()
                .orElseThrow();
        Manifest faulty = new Manifest(sound.content().deepCopy());
        assertTrue(faulty.at(at) instanceof ObjectNode, () -> at + " is no object of " + faulty);
        ((ObjectNode) faulty.at(at)).set(field, new ObjectMapper().readTree(value));
        assertThrows(IllegalArgumentException.class, () -> StrictReading.read(faulty));
    }
}

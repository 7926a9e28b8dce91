package io.penstock.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MartModelTest {

    private static final List<String> HEADERS = List.of("user_id", "email", "preferred_channel", "language");
    private static final List<List<String>> ANN = List.of(List.of("1", "a@example.com", "email", "pt-BR"));
    private static final List<List<String>> BOB = List.of(List.of("1", "b@example.com", "sms", "pt-BR"));

    private final MartModel model = new MartModel(Datasets.CONTACTS);

    @Test
    void newestFileIsInForce() {
        model.load(10, HEADERS, ANN);
        model.load(20, HEADERS, BOB);

        assertTrue(model.isInForce(HEADERS, BOB));
        assertFalse(model.isInForce(HEADERS, ANN));
    }

    @Test
    void fileBeforeOneThatIsUndoneIsInForce() {
        model.load(10, HEADERS, ANN);
        model.load(20, HEADERS, BOB);

        model.undo(model.loads.get(20L));

        assertTrue(model.isInForce(HEADERS, ANN));
    }

    @Test
    void fileThatIsHeldIsInForceUntilItIsDiscarded() {
        List<List<String>> two = List.of(ANN.get(0), List.of("2", "a@example.com", "email", "pt-BR"));
        List<List<String>> emptied = List.of(List.of("1", "", "email", "pt-BR"), List.of("2", "", "email", "pt-BR"));
        model.load(10, HEADERS, two);
        model.load(20, HEADERS, emptied);

        assertTrue(model.isInForce(HEADERS, emptied));

        model.loads.get(20L).state = ModelLoad.State.DISCARDED;

        assertTrue(model.isInForce(HEADERS, two));
    }

    @Test
    void recordWithoutAnyValueIsPassedOverByTheIntakeAndCountsForTheContent() {
        MartModel behindIntake = new MartModel(Datasets.CONTACTS, true);
        List<List<String>> withBlank = List.of(List.of("", "", "", ""), ANN.get(0));

        behindIntake.load(10, HEADERS, withBlank);

        assertEquals(
                List.of(3L), List.copyOf(behindIntake.loads.get(10L).records.keySet()));
        assertTrue(behindIntake.isInForce(HEADERS, withBlank));
        assertFalse(behindIntake.isInForce(HEADERS, ANN));
    }

    @Test
    void datasetCanHaveOtherKeys() {
        Dataset other = Datasets.CONTACTS.withKeysFrom(100);

        assertEquals(List.of("100", "101", "102", "103", "104", "105"), other.keys());
        MartModel moved = new MartModel(other);
        moved.load(10, HEADERS, List.of(List.of("103", "a@example.com", "sms", "")));
        assertEquals(List.of("103"), List.copyOf(moved.rows().keySet()));
    }
}

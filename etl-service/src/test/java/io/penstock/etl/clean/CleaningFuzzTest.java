package io.penstock.etl.clean;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.penstock.etl.check.RecordedFaults;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Any text is cleaned or rejected by every function that needs no arguments. Runs over the inputs kept beside it; looks
 * for new ones with {@code JAZZER_FUZZ=1 ./mvnw -pl etl-service -am test -Dtest=CleaningFuzzTest -Djazzer.hooks=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CleaningFuzzTest {
    private static final Set<CleaningCatalog> WITH_ARGUMENTS =
            Set.of(CleaningCatalog.LOOKUP, CleaningCatalog.DEFAULT, CleaningCatalog.CONSTANT);
    private static final PlanSettings SETTINGS =
            new PlanSettings("US", Locale.forLanguageTag("en-US"), ZoneId.of("America/New_York"), "-");
    private static final List<CleaningFunction> FUNCTIONS = List.of(CleaningCatalog.values()).stream()
            .filter(entry -> !WITH_ARGUMENTS.contains(entry))
            .map(entry -> entry.make(JsonNodeFactory.instance.objectNode(), SETTINGS))
            .toList();

    @FuzzTest(maxDuration = "5m")
    void textIsCleanedOrRejected(FuzzedDataProvider data) {
        String text = Blanks.tidy(data.consumeRemainingAsString());
        if (text == null) {
            return;
        }
        for (CleaningFunction function : FUNCTIONS) {
            if (function instanceof TextFunction cleaner) {
                cleaner.clean(text, new RecordedFaults());
            } else if (function instanceof Splitter splitter) {
                splitter.split(text, new RecordedFaults());
            } else {
                ((ValueFunction) function).read(text, new RecordedFaults());
            }
        }
    }
}

package io.penstock.notification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.address.Addresses;
import io.penstock.notification.alert.AlertSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private final SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
            .withMapping(AlertSettings.class)
            .withMapping(ReportSettings.class)
            .withConverter(Duration.class, 200, new DurationConverter());

    private int people;

    @Test
    void everybodyWithAMailAddressReadsReportsUnlessTheyDoNotWantTo() {
        person("email", "Ops@Example.test");
        person("email", "weekly@example.test", "reports", "WEEKLY_SUMMARY");
        person("email", "alerts-only@example.test", "reports", "");
        person("phone", "+15551234567");

        assertEquals(List.of("ops@example.test", "weekly@example.test"), readers());
    }

    @Test
    void personWhoIsThereTwiceReadsOnce() {
        person("email", "ops@example.test", "kinds", "BAD_VALUES");
        person("email", "OPS@example.test", "kinds", "UNEXPECTED");

        assertEquals(List.of("ops@example.test"), readers());
    }

    private void person(String... settings) {
        String key = "penstock.notification.recipients[" + people++ + "].";
        config.withDefaultValue(key + "name", "somebody");
        for (int i = 0; i < settings.length; i += 2) {
            config.withDefaultValue(key + settings[i], settings[i + 1]);
        }
    }

    private List<String> readers() {
        ReportSettings settings = config.build().getConfigMapping(ReportSettings.class);
        return new Readers(settings, new Addresses(() -> "US")).of(ReportKind.WEEKLY_SUMMARY);
    }
}

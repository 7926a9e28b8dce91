package io.penstock.notification.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.notification.address.Addresses;
import io.penstock.notification.alert.Recipients.Recipient;
import io.penstock.notification.ledger.Channel;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {

    @Test
    void everybodyIsToldOfTheKindsTheyAskedFor() {
        Recipients recipients =
                recipients("email", "Ops@Example.test", "phone", "555 123 4567", "kinds", "FILE_LOCKED");

        Set<AlertKind> kinds = Set.of(AlertKind.FILE_LOCKED);
        assertEquals(
                List.of(
                        new Recipient(Channel.EMAIL, "ops@example.test", kinds),
                        new Recipient(Channel.SMS, "+15551234567", kinds)),
                recipients.of(AlertKind.FILE_LOCKED));
        assertEquals(List.of(), recipients.of(AlertKind.UNEXPECTED));
    }

    @ParameterizedTest
    @CsvSource({"email,no address,a mail address", "phone,12,a phone number such as +15551234567"})
    void malformedAddressIsNamedByItsKeyAndNotRepeated(String key, String value, String expected) {
        var failure = assertThrows(IllegalArgumentException.class, () -> recipients(key, value));

        assertEquals(
                "penstock.notification.recipients[0].%s: expected %s, found something else".formatted(key, expected),
                failure.getMessage());
    }

    @Test
    void personWithoutAnyAddressIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> recipients("kinds", "UNEXPECTED"));

        assertEquals(
                "penstock.notification.recipients[0]: expected an email or a phone, found neither",
                failure.getMessage());
    }

    private static Recipients recipients(String... settings) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder()
                .withMapping(AlertSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("penstock.notification.recipients[0].name", "somebody");
        for (int i = 0; i < settings.length; i += 2) {
            config.withDefaultValue("penstock.notification.recipients[0]." + settings[i], settings[i + 1]);
        }
        AlertSettings alerts = config.build().getConfigMapping(AlertSettings.class);
        return new Recipients(alerts, new Addresses(() -> "US"));
    }
}

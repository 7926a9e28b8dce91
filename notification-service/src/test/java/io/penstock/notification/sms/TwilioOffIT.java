package io.penstock.notification.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without a Twilio account. */
@QuarkusTest
class TwilioOffIT {

    private static final Map<String, String> ALL = Map.of(
            "penstock.notification.twilio.account-sid", "AC1",
            "penstock.notification.twilio.auth-token", "secret",
            "penstock.notification.twilio.from", "+15005550006");

    @Test
    void withAccountTokenAndSenderTextMessagesAreOn() {
        assertEquals(Optional.empty(), sender(ALL).off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-sid", "auth-token", "from"})
    void withoutOneOfThemTheyAreOff(String missing) {
        Map<String, String> settings = new HashMap<>(ALL);
        settings.remove("penstock.notification.twilio." + missing);

        assertEquals(
                "text messages are off: no Twilio account, token and sender are configured",
                sender(settings).off().orElseThrow());
    }

    private static TwilioSender sender(Map<String, String> settings) {
        TwilioSettings twilio = new SmallRyeConfigBuilder()
                .withMapping(TwilioSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(TwilioSettings.class);
        return new TwilioSender(twilio, () -> "http://localhost");
    }
}

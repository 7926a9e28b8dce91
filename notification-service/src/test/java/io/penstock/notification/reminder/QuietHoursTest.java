package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.wording.Untimely;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    private static final Instant MIDNIGHT_IN_SAO_PAULO = Instant.parse("2024-01-26T03:00:00Z");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "America/Sao_Paulo", "Brasilia", "America/Atlantis", "GMT+99", "; DROP TABLE"})
    void zoneThatIsNoneIsTheLenders(String zone) {
        QuietHours quiet = at(MIDNIGHT_IN_SAO_PAULO, Map.of());

        assertEquals(
                Optional.of(new Untimely(
                        Instant.parse("2024-01-26T11:00:00Z"),
                        "quiet hours of the recipient until 2024-01-26T08:00-03:00")),
                quiet.now(Channel.EMAIL, zone));
    }

    @Test
    void nightIsTheRecipientsNotTheLenders() {
        QuietHours quiet = at(MIDNIGHT_IN_SAO_PAULO, Map.of());

        assertEquals(Optional.empty(), quiet.now(Channel.SMS, "Asia/Tokyo"));
        assertEquals(
                "quiet hours of the recipient until 2024-01-26T08:00+05:30",
                at(Instant.parse("2024-01-25T19:00:00Z"), Map.of())
                        .now(Channel.SMS, "Asia/Kolkata")
                        .orElseThrow()
                        .reason());
    }

    @Test
    void channelThatIsNotNamedKeepsNone() {
        QuietHours quiet = at(MIDNIGHT_IN_SAO_PAULO, Map.of("penstock.notification.quiet-hours.channels", "SMS"));

        assertEquals(Optional.empty(), quiet.now(Channel.EMAIL, null));
        assertEquals(true, quiet.now(Channel.SMS, null).isPresent());
    }

    @Test
    void hoursAndLendersZoneAreSettings() {
        QuietHours quiet = at(
                Instant.parse("2024-01-26T12:30:00Z"),
                Map.of(
                        "penstock.notification.quiet-hours.from", "12:00",
                        "penstock.notification.quiet-hours.to", "13:15",
                        "penstock.notification.lender.zone", "Europe/Lisbon"));

        assertEquals(
                Instant.parse("2024-01-26T13:15:00Z"),
                quiet.now(Channel.SMS, null).orElseThrow().until());
    }

    private static QuietHours at(Instant now, Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(QuietHoursSettings.class)
                .withMapping(LenderSettings.class)
                .withDefaultValues(settings)
                .withDefaultValue("quarkus.mailer.from", "lender@example.test")
                .build();
        return new QuietHours(
                config.getConfigMapping(QuietHoursSettings.class),
                config.getConfigMapping(LenderSettings.class),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}

package io.penstock.notification.ledger;

import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.SmtpRelay.Mood;
import io.penstock.notification.TestClock;
import io.penstock.notification.TestNote;
import io.penstock.testkit.Sms;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel whose provider refuses this service. */
@QuarkusTest
class ChannelPausedIT {

    private static final String ADDRESS = "somebody@example.test";

    @Inject
    TestNote note;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Readiness
    ChannelHealth health;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    /** What waits goes out by the clock that it waits by. */
    @AfterEach
    void oblige() {
        Providers.relay().stay(Mood.OBLIGING);
        LedgerRows.awaitRest();
        clock.reset();
    }

    @Test
    void peopleAreToldByTheOtherChannelOnceAndAgainWhenItWorks() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);
        long id = note.send(Channel.EMAIL, ADDRESS);
        await().until(() -> pausedSeconds() > 0);

        clock.set(Instant.now().plus(Duration.ofHours(2)));

        await().until(() -> texts().size() == 1);
        assertTrue(texts().get(0).contains("CHANNEL: mails wait since"), texts().get(0));
        assertTrue(texts().get(0).contains("SMTP 535 5.7.8"), texts().get(0));
        Providers.relay().stay(Mood.OBLIGING);
        LedgerRows.awaitState(id, "ACCEPTED");
        await().until(() -> texts().size() == 2);
        assertTrue(texts().get(1).contains("mails are sent again"), texts().get(1));
        await().until(() -> Providers.mail().mails().size() == 2);
    }

    @Test
    void pauseIsShownByMetricAndHealthWithoutMakingTheServiceUnready() {
        assertEquals(0, pausedSeconds());
        Providers.relay().stay(Mood.REFUSES_SENDER);
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.await(id, row -> row.attempts() > 0 && row.state().equals("PENDING"));

        assertTrue(pausedSeconds() > 0);
        String shown = String.valueOf(health.call().getData().orElseThrow().get("EMAIL"));
        assertTrue(shown.contains("SMTP 550 5.7.60"), shown);
        assertEquals("UP", health.call().getStatus().name());
        Providers.relay().stay(Mood.OBLIGING);
        LedgerRows.awaitState(id, "ACCEPTED");
        assertEquals(0, pausedSeconds());
    }

    @Test
    void ledgerSaysWhyADeliveryWaitsAndUntilWhen() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);
        List<Long> ids = note.send(Channel.EMAIL, 60, ADDRESS);
        await().until(() -> LedgerRows.deliveries().stream().anyMatch(row -> row.attempts() > 0));
        long untried = LedgerRows.deliveries().get(59).id();

        as("operator")
                .get("/deliveries/" + untried)
                .then()
                .body("state", equalTo("PENDING"))
                .body("waiting.reason", containsString("SMTP 535 5.7.8"))
                .body("waiting.nextAttemptAt", notNullValue())
                .body("waiting.until", notNullValue());

        Providers.relay().stay(Mood.OBLIGING);
        ids.forEach(id -> LedgerRows.awaitState(id, "ACCEPTED"));
        as("operator").get("/deliveries/" + untried).then().body("waiting", equalTo(null));
    }

    @Test
    void deliveryThatCouldNotBeSentInTimeFailsAndSaysWhy() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);
        long id = note.send(Channel.EMAIL, ADDRESS);
        await().until(() -> pausedSeconds() > 0);

        clock.set(Instant.now().plus(Duration.ofHours(73)));

        String reason = LedgerRows.awaitState(id, "FAILED").lastError();
        assertTrue(reason.matches("could not be sent until [-0-9T:]+Z: SMTP 535 5.7.8"), reason);
    }

    private double pausedSeconds() {
        return metrics.get("penstock.channel.paused")
                .tag("channel", "EMAIL")
                .gauge()
                .value();
    }

    private static List<String> texts() {
        return Providers.twilio().messages().stream().map(Sms::body).toList();
    }

    private static RequestSpecification as(String user) {
        return RestAssured.given().auth().preemptive().basic(user, user);
    }
}

package io.penstock.notification;

import io.penstock.testkit.FreePort;
import io.penstock.testkit.MailServer;
import io.penstock.testkit.TwilioStandIn;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The providers that the service speaks to in tests, and settings that make it quick. */
public final class Providers implements QuarkusTestResourceLifecycleManager {

    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private static MailServer mail;
    private static SmtpRelay relay;
    private static TwilioStandIn twilio;
    private static int port;

    public static MailServer mail() {
        return mail;
    }

    /** What stands between the service and {@link #mail()}. */
    public static SmtpRelay relay() {
        return relay;
    }

    public static TwilioStandIn twilio() {
        return twilio;
    }

    public static String publicUrl() {
        return "http://localhost:" + port;
    }

    @Override
    public Map<String, String> start() {
        mail = MailServer.start(0, 0);
        relay = new SmtpRelay(mail.smtpPort());
        twilio = TwilioStandIn.start(0, ACCOUNT, TOKEN);
        twilio.slowness(Duration.ofSeconds(6));
        port = FreePort.take();
        return settings();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", String.valueOf(port));
        settings.put("quarkus.mailer.port", String.valueOf(relay.port()));
        settings.put("quarkus.mailer.username", "penstock");
        settings.put("quarkus.mailer.password", "secret");
        settings.put("penstock.notification.public-url", publicUrl());
        settings.put("penstock.notification.twilio.url", twilio.url());
        settings.put("penstock.notification.twilio.account-sid", ACCOUNT);
        settings.put("penstock.notification.twilio.auth-token", TOKEN);
        settings.put("penstock.notification.twilio.from", "+15005550006");
        settings.put("penstock.notification.twilio.read-timeout", "4s");
        settings.put("penstock.notification.digest-window", "1s");
        settings.put("penstock.notification.sending.pause", "0.2s");
        settings.put("penstock.notification.sending.longest-pause", "1s");
        settings.put("penstock.notification.sending.max-attempts", "3");
        settings.put("penstock.notification.sending.tell-after", "1h");
        settings.put("penstock.notification.sending.lease", "10s");
        settings.put("penstock.notification.sending.ask-after", "0.3s");
        settings.put("penstock.notification.sending.confirm-after", "0.5s");
        settings.put("penstock.notification.sending.reconcile-every", "1s");
        settings.put("penstock.notification.mail.timeout", "8s");
        settings.put("penstock.notification.recipients[0].name", "operations");
        settings.put("penstock.notification.recipients[0].email", "Operations@Example.test");
        settings.put("penstock.notification.recipients[0].phone", "(555) 123-0001");
        settings.put("penstock.notification.recipients[1].name", "lead");
        settings.put("penstock.notification.recipients[1].email", "lead@example.test");
        settings.put("penstock.notification.recipients[1].kinds", "UNEXPECTED");
        return settings;
    }

    /** After the servers' own, which would choose a port that the callback's address cannot know. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        twilio.close();
        relay.close();
        mail.close();
    }
}

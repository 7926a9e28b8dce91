package io.penstock.local;

import io.penstock.testkit.Databases;
import io.penstock.testkit.EmbeddedKafkaServer;
import io.penstock.testkit.EmbeddedPostgresServer;
import io.penstock.testkit.MailServer;
import io.penstock.testkit.Topics;
import io.penstock.testkit.TwilioStandIn;
import java.io.IOException;
import java.sql.SQLException;

/** PostgreSQL, Kafka, the mail server and the Twilio stand-in, each with its state in the platform's folder. */
public final class BackingServers implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Progress progress;
    private volatile EmbeddedPostgresServer postgres;
    private volatile EmbeddedKafkaServer kafka;
    private volatile MailServer mail;
    private volatile TwilioStandIn twilio;
    private volatile boolean kafkaRuns;
    private volatile boolean mailRuns;

    BackingServers(Home home, Ports ports, Secrets secrets, Progress progress) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
    }

    void start() throws IOException, SQLException, InterruptedException {
        Background kafkaStart = Background.begin("kafka-start", this::startKafka);
        try {
            startPostgres();
            startStandIns();
        } finally {
            // What was started must be known before it can be stopped.
            kafkaStart.finish();
        }
    }

    private void startPostgres() throws IOException, SQLException {
        int port = ports.of(Ports.POSTGRES);
        postgres = EmbeddedPostgresServer.start(home.postgres(), port, secrets.superuser());
        Databases.create(postgres, secrets::role);
        progress.say("PostgreSQL 18 on port " + port + ", databases penstock, smart360 and utility");
    }

    /** Stops PostgreSQL as a crash does, starts it again on the same port and data, and waits until it has recovered. */
    public void restartPostgres() throws IOException, SQLException {
        new PostgresStop(postgres, home.postgres()).atOnce();
        postgres = EmbeddedPostgresServer.start(home.postgres(), ports.of(Ports.POSTGRES), secrets.superuser());
    }

    /** Starts the broker on its port, with what it holds already. */
    public void startKafka() throws IOException {
        int port = ports.of(Ports.KAFKA);
        kafka = EmbeddedKafkaServer.start(home.folder("kafka"), port);
        kafkaRuns = true;
        Topics.create(kafka.bootstrap());
        progress.say("Kafka on port " + port);
    }

    /** Stops the broker until it is started again. */
    public void stopKafka() {
        if (kafkaRuns) {
            kafkaRuns = false;
            kafka.close();
        }
    }

    /** Starts the mail server on its ports, with the mails that it has. */
    public void startMail() {
        mail = MailServer.start(ports.of(Ports.SMTP), ports.of(Ports.MAIL_WEB), home.folder("mail"));
        mailRuns = true;
    }

    /** Stops the mail server until it is started again; its mails can be read meanwhile. */
    public void stopMail() {
        if (mailRuns) {
            mailRuns = false;
            mail.close();
        }
    }

    private void startStandIns() {
        startMail();
        twilio = TwilioStandIn.start(
                ports.of(Ports.TWILIO), secrets.twilioAccountSid(), secrets.twilioAuthToken(), home.folder("twilio"));
        progress.say("mail server on port " + mail.smtpPort() + ", Twilio stand-in at " + twilio.url());
    }

    /** The databases' server; another one after a restart, on the same port. */
    public EmbeddedPostgresServer postgres() {
        return postgres;
    }

    /** The broker. */
    public EmbeddedKafkaServer kafka() {
        return kafka;
    }

    /** The mails that the platform sent. */
    public MailServer mail() {
        return mail;
    }

    /** The text messages that the platform sent, and the faults it may meet. */
    public TwilioStandIn twilio() {
        return twilio;
    }

    /** Stops what was started, PostgreSQL last; returns when its processes have ended. */
    @Override
    public void close() {
        if (twilio != null) {
            twilio.close();
        }
        stopMail();
        stopKafka();
        if (postgres != null) {
            new PostgresStop(postgres, home.postgres()).run();
        }
    }
}

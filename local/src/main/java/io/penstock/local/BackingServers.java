package io.penstock.local;

import io.penstock.testkit.Databases;
import io.penstock.testkit.EmbeddedKafkaServer;
import io.penstock.testkit.EmbeddedPostgresServer;
import io.penstock.testkit.MailServer;
import io.penstock.testkit.Topics;
import io.penstock.testkit.TwilioStandIn;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** PostgreSQL, Kafka, the mail server and the Twilio stand-in, each with its state in the platform's folder. */
public final class BackingServers implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Progress progress;
    private EmbeddedPostgresServer postgres;
    private EmbeddedKafkaServer kafka;
    private MailServer mail;
    private TwilioStandIn twilio;

    BackingServers(Home home, Ports ports, Secrets secrets, Progress progress) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.progress = progress;
    }

    void start() throws IOException, SQLException, InterruptedException {
        FutureTask<Void> kafkaStart = inBackground("kafka-start", this::startKafka);
        try {
            startPostgres();
            startStandIns();
        } finally {
            // What was started must be known before it can be stopped.
            finish(kafkaStart);
        }
    }

    private void startPostgres() throws IOException, SQLException {
        int port = ports.of(Ports.POSTGRES);
        postgres = EmbeddedPostgresServer.start(home.postgres(), port, secrets.superuser());
        Databases.create(postgres, secrets::role);
        progress.say("PostgreSQL 18 on port " + port + ", databases penstock, smart360 and utility");
    }

    private Void startKafka() throws IOException {
        int port = ports.of(Ports.KAFKA);
        kafka = EmbeddedKafkaServer.start(home.folder("kafka"), port);
        Topics.create(kafka.bootstrap());
        progress.say("Kafka on port " + port);
        return null;
    }

    private void startStandIns() {
        mail = MailServer.start(ports.of(Ports.SMTP), ports.of(Ports.MAIL_WEB), home.folder("mail"));
        twilio = TwilioStandIn.start(
                ports.of(Ports.TWILIO), secrets.twilioAccountSid(), secrets.twilioAuthToken(), home.folder("twilio"));
        progress.say("mail server on port " + mail.smtpPort() + ", Twilio stand-in at " + twilio.url());
    }

    /** The databases' server. */
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
        if (mail != null) {
            mail.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            new PostgresStop(postgres, home.postgres()).run();
        }
    }

    private static FutureTask<Void> inBackground(String name, Callable<Void> work) {
        FutureTask<Void> task = new FutureTask<>(work);
        new Thread(task, name).start();
        return task;
    }

    private static void finish(FutureTask<Void> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new Refused("Kafka did not start: " + e.getCause().getMessage(), e);
        }
    }
}

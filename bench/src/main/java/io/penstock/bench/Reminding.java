package io.penstock.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.local.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;

/** Reminders of loans that fall due on one day, from the call that chooses them to the last mail at the SMTP server. */
final class Reminding {

    /** For the services: no quiet hours, so that it can be measured at night. */
    static final Map<String, String> AT_ANY_HOUR = Map.of(
            "PENSTOCK_NOTIFICATION_QUIET_HOURS_FROM", "08:00",
            "PENSTOCK_NOTIFICATION_QUIET_HOURS_TO", "08:00");

    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 25);
    private static final int WARM_UP_SHARE = 10;
    private static final int LEAD_DAYS = 3;

    private final Platform platform;
    private final Cpu cpu;
    private final Waiting database;

    /**
     * How it went.
     *
     * @param chooseSeconds until they were chosen and told
     * @param totalSeconds until the last mail was taken
     * @param cpu seconds of each process meanwhile
     */
    record Reminded(int reminders, double chooseSeconds, double totalSeconds, Map<String, Double> cpu) {

        double perSecond() {
            return reminders / totalSeconds;
        }
    }

    Reminding(Platform platform, Path home) {
        this.platform = platform;
        this.cpu = new Cpu(platform, home);
        this.database = new Waiting(platform.servers().postgres());
    }

    /** A tenth of them are sent beforehand, so that the services are warm as after some days. */
    Reminded measure(int reminders) throws IOException, SQLException, InterruptedException {
        int first = reminders / WARM_UP_SHARE;
        lend(1, first, FIRST_DAY.plusDays(LEAD_DAYS));
        lend(first + 1, first + reminders, FIRST_DAY.plusDays(LEAD_DAYS + 1));
        int before = platform.servers().mail().count();
        remind(FIRST_DAY, first);
        Reminded measured = remind(FIRST_DAY.plusDays(1), reminders);
        mustBeSentOnce(first + reminders, before);
        return measured;
    }

    private void lend(int from, int to, LocalDate due) throws SQLException {
        database.execute("""
                INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)
                SELECT i, i, '2023-10-30 10:00', '%s 23:30', 'ongoing', 1200, 13.42, 1334.50, i %% 100
                FROM generate_series(%d, %d) AS i""".formatted(due, from, to), """
                INSERT INTO mart.contact (user_id, email, language, time_zone)
                SELECT i, 'client' || i || '@example.com', (ARRAY['pt-BR', 'en-US', 'es'])[1 + i %% 3], 'America/Sao_Paulo'
                FROM generate_series(%d, %d) AS i""".formatted(from, to));
        database.analyse("mart.loan", "mart.contact");
    }

    private Reminded remind(LocalDate day, int expected) throws IOException, InterruptedException {
        int before = platform.servers().mail().count();
        Map<String, Double> cpuBefore = cpu.secondsByProcess();
        long began = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(run(day), HttpResponse.BodyHandlers.ofString());
        double chosen = seconds(began);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("expected a run of reminders, found status " + answer.statusCode());
        }
        long end = began + Duration.ofMinutes(15).toNanos();
        while (platform.servers().mail().count() < before + expected) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("expected %d mails, found %d"
                        .formatted(expected, platform.servers().mail().count() - before));
            }
            Thread.sleep(5);
        }
        double total = seconds(began);
        Map<String, Double> used = cpu.secondsByProcess();
        used.replaceAll((process, after) -> after - cpuBefore.get(process));
        return new Reminded(expected, chosen, total, used);
    }

    private HttpRequest run(LocalDate day) {
        String password = platform.runFile().users().get("operator");
        String user = Base64.getEncoder().encodeToString(("operator:" + password).getBytes(UTF_8));
        String url = platform.runFile().services().get("reporting").url();
        return HttpRequest.newBuilder(URI.create(url + "/reminders/run?limit=1&asOf=" + day))
                .header("Authorization", "Basic " + user)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private void mustBeSentOnce(int expected, int before) throws SQLException, InterruptedException {
        database.forNumber("SELECT count(*) FILTER (WHERE state = 'ACCEPTED') / " + expected
                + " FROM notification.delivery WHERE template = 'reminder'");
        int mails = platform.servers().mail().count() - before;
        if (mails != expected) {
            throw new IllegalStateException("expected %d mails, found %d".formatted(expected, mails));
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}

package io.penstock.torture.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import io.penstock.testkit.model.EtlService.Answer;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What a person asks of the services; who gets no answer, or is asked to come again, asks again. */
final class Calls {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MS = 500;
    /** A file is sent as it is: nobody says in which charset it is. */
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rig rig;
    private final Crashes crashes;

    Calls(Rig rig, Crashes crashes) {
        this.rig = rig;
        this.crashes = crashes;
    }

    Answer post(Service service, String path, String contentType, String body) {
        return ask(
                crashes.survivor(service),
                crashes.survivor(service),
                process -> request(contentType, body).post(process.url() + path));
    }

    /** The same without a body; the first one that is asked is about to end. */
    Answer postToVictim(Service service, String path) {
        return ask(crashes.victim(service), crashes.survivor(service), process -> user().post(process.url() + path));
    }

    Answer put(Service service, String path, String body) {
        return ask(
                crashes.survivor(service),
                crashes.survivor(service),
                process -> request("application/json", body).put(process.url() + path));
    }

    Answer delete(Service service, String path) {
        return ask(
                crashes.survivor(service), crashes.survivor(service), process -> user().delete(process.url() + path));
    }

    private RequestSpecification user() {
        return rig.user("operator").config(CONFIG).urlEncodingEnabled(false);
    }

    private RequestSpecification request(String contentType, String body) {
        return user().header("Content-Type", contentType).body(body);
    }

    private static Answer ask(ServiceProcess first, ServiceProcess next, Function<ServiceProcess, Response> question) {
        Instant end = Instant.now().plus(PATIENCE);
        ServiceProcess asked = first;
        while (true) {
            Object last;
            try {
                Answer answer = read(question.apply(asked));
                if (!isBusy(answer)) {
                    return answer;
                }
                last = answer;
            } catch (Exception e) {
                // It died while it was asked: REST Assured throws the connection's failure as it is.
                last = e;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("no answer within " + PATIENCE + ", last: " + last);
            }
            asked = next;
            pause();
        }
    }

    private static Answer read(Response response) throws JsonProcessingException {
        String text = response.body().asString();
        return new Answer(response.statusCode(), JSON.readTree(text), text);
    }

    private static boolean isBusy(Answer answer) {
        return answer.status() == 503 && answer.text().contains("is being worked on");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

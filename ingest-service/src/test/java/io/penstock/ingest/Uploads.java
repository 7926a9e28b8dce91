package io.penstock.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.Map;

/** Sends files to the service under test, as an operator does. */
public final class Uploads {
    /** No charset is sent that the test does not name. */
    private static final RestAssuredConfig AS_TYPED = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Uploads() {}

    /** Sends a file, and returns the answer. */
    public static Response send(String feed, String name, String text, Map<String, String> headers) {
        return RestAssured.given()
                .config(AS_TYPED)
                .auth()
                .preemptive()
                .basic("operator", "operator")
                .headers(headers)
                .contentType(headers.getOrDefault("Content-Type", "text/csv"))
                .body(text.getBytes(UTF_8))
                .post("/batches?feed=%s&name=%s".formatted(feed, name));
    }

    /** Sends a file, and waits until its batch is in this state. */
    public static long send(String feed, String name, String text, String state) throws Exception {
        send(feed, name, text, Map.of()).then().statusCode(202);
        return Ledger.id(Ledger.awaitBatch(name, state));
    }

    /** Asks for a batch to be loaded all the same. */
    public static Response loadAnyway(long batchId, String user) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(user, user)
                .post("/batches/%d/load-anyway".formatted(batchId));
    }
}

package io.penstock.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Twilio's REST API that sends and lists messages, answered as Twilio answers. */
final class TwilioApi {

    private static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/([A-Za-z0-9]+)/Messages(?:/([A-Za-z0-9]+))?\\.json");

    private final String accountSid;
    private final byte[] authorization;
    private final TwilioMessages messages;
    private final TwilioFaults faults;
    private final TwilioCallbacks callbacks;
    private volatile Duration slowness = Duration.ofSeconds(3);

    TwilioApi(
            String accountSid, String authToken, TwilioMessages messages, TwilioFaults faults, TwilioCallbacks calls) {
        this.accountSid = accountSid;
        this.messages = messages;
        this.faults = faults;
        this.callbacks = calls;
        String credentials =
                Base64.getEncoder().encodeToString((accountSid + ":" + authToken).getBytes(StandardCharsets.UTF_8));
        this.authorization = ("Basic " + credentials).getBytes(StandardCharsets.UTF_8);
    }

    void slowness(Duration newSlowness) {
        slowness = newSlowness;
    }

    void handle(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            error(exchange, 404, 20404, "The requested resource was not found");
        } else if (!authorized(exchange) || !path.group(1).equals(accountSid)) {
            error(exchange, 401, 20003, "Authenticate");
        } else if (path.group(2) != null) {
            one(exchange, path.group(2));
        } else if (exchange.getRequestMethod().equals("POST")) {
            create(exchange);
        } else {
            WebPage.json(
                    exchange,
                    200,
                    TwilioJson.page(
                            accountSid,
                            messages.newestFirst(),
                            exchange.getRequestURI().getRawQuery()));
        }
    }

    private boolean authorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private void one(HttpExchange exchange, String sid) throws IOException {
        Optional<Sms> sms = messages.get(sid);
        if (sms.isPresent()) {
            WebPage.json(exchange, 200, TwilioJson.message(accountSid, sms.get()));
        } else {
            error(exchange, 404, 20404, "The requested resource was not found");
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                TwilioJson.fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Optional<TwilioRefusal> refusal = TwilioRefusal.of(form);
        if (refusal.isPresent()) {
            error(exchange, 400, refusal.get().code(), refusal.get().message());
            return;
        }
        Optional<TwilioFault> fault = faults.take(form.get("To"));
        if (fault.isPresent() && !fault.get().accepts()) {
            fail(exchange, fault.get());
            return;
        }
        Sms sms = take(form);
        advance(sms.sid(), fault);
        answer(exchange, sms, fault);
    }

    private Sms take(Map<String, String> form) {
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        String from = form.getOrDefault("From", form.get("MessagingServiceSid"));
        Instant now = Instant.now();
        Sms sms = new Sms(
                sid, form.get("To"), from, form.get("Body"), "queued", null, form.get("StatusCallback"), now, now);
        messages.put(sms);
        return sms;
    }

    private void advance(String sid, Optional<TwilioFault> fault) {
        if (fault.isPresent() && fault.get().failsLater()) {
            callbacks.fail(sid, fault.get().code());
        } else if (fault.isPresent()) {
            // A lost answer is only a riddle to the sender while no callback solves it.
            callbacks.deliverSilently(sid);
        } else {
            callbacks.deliver(sid);
        }
    }

    private void answer(HttpExchange exchange, Sms sms, Optional<TwilioFault> fault) throws IOException {
        if (fault.isPresent() && fault.get() == TwilioFault.ACCEPT_THEN_DROP) {
            exchange.close();
            return;
        }
        if (fault.isPresent() && fault.get() == TwilioFault.BAD_GATEWAY) {
            foreign(exchange, 502);
            return;
        }
        if (fault.isPresent() && fault.get() == TwilioFault.ACCEPT_SLOWLY) {
            sleep(slowness);
        }
        WebPage.json(exchange, 201, TwilioJson.message(accountSid, sms));
    }

    private void fail(HttpExchange exchange, TwilioFault fault) throws IOException {
        if (fault == TwilioFault.DROP) {
            exchange.close();
            return;
        }
        if (fault == TwilioFault.FOREIGN_UNAVAILABLE) {
            foreign(exchange, 503);
            return;
        }
        if (fault == TwilioFault.TOO_MANY_REQUESTS) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        error(exchange, fault.status(), fault.code(), fault.message());
    }

    /** The page of somebody who stands between the caller and Twilio. */
    private static void foreign(HttpExchange exchange, int status) throws IOException {
        byte[] page = "<h1>%d</h1>".formatted(status).getBytes(StandardCharsets.UTF_8);
        WebPage.send(exchange, status, "text/html; charset=utf-8", page);
    }

    private static void error(HttpExchange exchange, int status, int code, String message) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("code", code);
        problem.put("message", message);
        problem.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        problem.put("status", status);
        WebPage.json(exchange, status, problem);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

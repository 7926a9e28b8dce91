package io.penstock.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** Takes a message through its states and tells the sender's callback, signed as Twilio signs. */
final class TwilioCallbacks {

    private static final Logger LOG = Logger.getLogger(TwilioCallbacks.class);

    private final TwilioMessages messages;
    private final String accountSid;
    private final String authToken;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "twilio-callbacks");
        thread.setDaemon(true);
        return thread;
    });

    TwilioCallbacks(TwilioMessages messages, String accountSid, String authToken) {
        this.messages = messages;
        this.accountSid = accountSid;
        this.authToken = authToken;
    }

    void deliver(String sid) {
        later(50, () -> advance(sid, "sent", null, true));
        later(250, () -> advance(sid, "delivered", null, true));
    }

    void deliverSilently(String sid) {
        later(50, () -> advance(sid, "delivered", null, false));
    }

    void fail(String sid, int errorCode) {
        later(50, () -> advance(sid, "undelivered", errorCode, true));
    }

    void close() {
        timer.shutdownNow();
    }

    /**
     * HMAC-SHA1 of the address and the sorted parameters, as
     * <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio signs its requests</a>.
     */
    static String signature(String authToken, String url, SortedMap<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void later(int millis, Runnable step) {
        ScheduledFuture<?> unused = timer.schedule(step, millis, TimeUnit.MILLISECONDS);
    }

    private void advance(String sid, String status, Integer errorCode, boolean call) {
        messages.advance(sid, status, errorCode)
                .filter(sms -> call && sms.statusCallback() != null)
                .ifPresent(this::post);
    }

    private void post(Sms sms) {
        SortedMap<String, String> form = new TreeMap<>(Map.of(
                "AccountSid", accountSid,
                "ApiVersion", "2010-04-01",
                "From", sms.from(),
                "To", sms.to(),
                "SmsSid", sms.sid(),
                "MessageSid", sms.sid(),
                "SmsStatus", sms.status(),
                "MessageStatus", sms.status()));
        if (sms.errorCode() != null) {
            form.put("ErrorCode", String.valueOf(sms.errorCode()));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(sms.statusCallback()))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature(authToken, sms.statusCallback(), form))
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        try {
            int answer = client.send(request, BodyHandlers.discarding()).statusCode();
            LOG.debugf("callback made sid=%s status=%s answer=%d", sms.sid(), sms.status(), answer);
        } catch (IOException e) {
            // Twilio does not call again either.
            LOG.infof("callback not answered sid=%s status=%s", sms.sid(), sms.status());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package io.penstock.notification.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * Carries the Twilio SDK's requests: to a configurable address, with timeouts, and exactly once. The SDK's own client
 * repeats a request by itself when the answer was lost or 5xx, which can send a message twice.
 */
final class TwilioHttp extends HttpClient {

    private static final String API = "https://api.twilio.com";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern OWN_ERROR = Pattern.compile("\"code\"\\s*:\\s*[1-9][0-9]{4}\\b");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final URI url;
    private final Duration readTimeout;
    private final java.net.http.HttpClient client;

    TwilioHttp(TwilioSettings settings) {
        this.url = settings.url();
        this.readTimeout = settings.readTimeout();
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            HttpResponse<String> answer =
                    client.send(translate(request), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() == 429 && OWN_ERROR.matcher(answer.body()).find()) {
                throw new TwilioFailure.Busy(retryAfter(answer));
            }
            if (answer.statusCode() >= 400 && !answer.body().stripLeading().startsWith("{")) {
                throw new TwilioFailure.ForeignAnswer(answer.statusCode());
            }
            return new Response(answer.body(), answer.statusCode());
        } catch (ConnectException | NoRouteToHostException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new TwilioFailure.NotReached(e);
        } catch (IOException e) {
            throw new TwilioFailure.NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioFailure.NoAnswer(e);
        }
    }

    private HttpRequest translate(Request request) {
        String asked = request.constructURL().toString();
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(asked.replaceFirst("^" + API, base())))
                .timeout(readTimeout)
                .header("Accept", "application/json")
                .method(request.getMethod().toString(), body(request));
        if (request.getMethod() == HttpMethod.POST) {
            http.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (request.requiresAuthentication()) {
            http.header("Authorization", request.getAuthString());
        }
        return http.build();
    }

    private String base() {
        return url.toString().replaceFirst("/$", "");
    }

    private static BodyPublisher body(Request request) {
        return request.getMethod() == HttpMethod.POST
                ? BodyPublishers.ofString(request.encodeFormBody(), StandardCharsets.UTF_8)
                : BodyPublishers.noBody();
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(RETRY_AFTER);
    }
}

package io.penstock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.stream.Collectors;

/** What the stand-in has beside Twilio's API: a page to read the messages on, and a way to script faults. */
final class TwilioPages implements HttpHandler {

    private final TwilioApi api;
    private final TwilioMessages messages;
    private final TwilioFaults faults;

    TwilioPages(TwilioApi api, TwilioMessages messages, TwilioFaults faults) {
        this.api = api;
        this.messages = messages;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
            case "GET /" -> list(exchange);
            case "GET /messages" -> WebPage.json(exchange, 200, messages.all());
            case "DELETE /messages" -> {
                messages.clear();
                WebPage.empty(exchange, 204);
            }
            case "POST /faults" -> script(exchange);
            case "DELETE /faults" -> {
                faults.clear();
                WebPage.empty(exchange, 204);
            }
            default -> api.handle(exchange);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String rows = messages.newestFirst().stream()
                .map(sms -> "<tr><td>%s<td>%s<td>%s<td>%s"
                        .formatted(
                                sms.createdAt(),
                                WebPage.escape(sms.to()),
                                WebPage.escape(sms.status()),
                                WebPage.escape(sms.body())))
                .collect(Collectors.joining("\n"));
        WebPage.html(
                exchange,
                "Text messages sent",
                "<p>As JSON: <a href=/messages>/messages</a></p><table><tr><th>Sent<th>To<th>Status<th>Text\n" + rows
                        + "</table>");
    }

    /** {@code {"fault": "TOO_MANY_REQUESTS", "times": 2}} or {@code {"fault": …, "number": "+1…"}}. */
    private void script(HttpExchange exchange) throws IOException {
        JsonNode asked = WebPage.JSON.readTree(exchange.getRequestBody());
        TwilioFault fault = TwilioFault.valueOf(asked.path("fault").asText());
        if (asked.has("number")) {
            faults.failFor(asked.get("number").asText(), fault);
        } else {
            faults.failNext(fault, asked.path("times").asInt(1));
        }
        WebPage.empty(exchange, 204);
    }
}

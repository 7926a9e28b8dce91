package io.penstock.testkit;

import com.sun.net.httpserver.HttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers on the loopback address as Twilio's messaging API does, with signed status callbacks and with Twilio's faults on
 * demand. Nothing is sent to anybody.
 *
 * <p>Beside the API: {@code GET /} is a page of the messages, {@code GET /messages} the same as JSON, {@code POST /faults}
 * scripts a fault ({@code {"fault": "SERVER_ERROR", "times": 3}}, or {@code "number"} instead of {@code "times"} for all
 * messages to one number), {@code DELETE /faults} forgets them.
 */
public final class TwilioStandIn implements AutoCloseable {

    private final TwilioMessages messages;
    private final TwilioFaults faults = new TwilioFaults();
    private final TwilioCallbacks callbacks;
    private final TwilioApi api;
    private final HttpServer server;

    private TwilioStandIn(int port, String accountSid, String authToken, Path folder) {
        messages = new TwilioMessages(folder);
        callbacks = new TwilioCallbacks(messages, accountSid, authToken);
        api = new TwilioApi(accountSid, authToken, messages, faults, callbacks);
        server = WebPage.serve(port, new TwilioPages(api, messages, faults));
    }

    /** Starts on the port, 0 for any free one, for a single account. Messages are kept in memory only. */
    public static TwilioStandIn start(int port, String accountSid, String authToken) {
        return new TwilioStandIn(port, accountSid, authToken, null);
    }

    /** As {@link #start(int, String, String)}, and keeps the messages in the folder, where they are found again. */
    public static TwilioStandIn start(int port, String accountSid, String authToken, Path folder) {
        return new TwilioStandIn(port, accountSid, authToken, folder);
    }

    /** Base address of the API and of the pages, without a slash at its end. */
    public String url() {
        return WebPage.url(server);
    }

    /** All messages taken, oldest first. */
    public List<Sms> messages() {
        return messages.all();
    }

    /** The next messages, to numbers that have no rule of their own, meet this fault. */
    public void failNext(TwilioFault fault, int times) {
        faults.failNext(fault, times);
    }

    /** From now on one in so many messages meets this fault, until {@link #failNoMore}. */
    public void failOneIn(int number, TwilioFault fault) {
        faults.failOneIn(number, fault);
    }

    /** Forgets all faults, and keeps the messages. */
    public void failNoMore() {
        faults.clear();
    }

    /** Every message to this number meets this fault. */
    public void failFor(String number, TwilioFault fault) {
        faults.failFor(number, fault);
    }

    /** How long {@link TwilioFault#ACCEPT_SLOWLY} takes to answer, 3 seconds unless told. */
    public void slowness(Duration slowness) {
        api.slowness(slowness);
    }

    /** The {@code X-Twilio-Signature} that Twilio would give a form posted to this address. */
    public static String signature(String authToken, String url, Map<String, String> form) {
        return TwilioCallbacks.signature(authToken, url, new TreeMap<>(form));
    }

    /** Forgets all messages and all faults. */
    public void clear() {
        messages.clear();
        faults.clear();
    }

    @Override
    public void close() {
        WebPage.stop(server);
        callbacks.close();
    }
}

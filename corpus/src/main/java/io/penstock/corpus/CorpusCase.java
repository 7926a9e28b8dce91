package io.penstock.corpus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A case as its {@code expected.yaml} says it.
 *
 * @param name the name of its folder
 * @param group what kind of badness it is
 * @param about what is bad about it
 * @param becomes what must become of it
 * @param how it reaches the product
 * @param as the name it arrives under; that of the case when null
 * @param rawName the same as bytes in ISO 8859-1, for names that are no UTF-8
 * @param folder below the inbox
 * @param wave when it is sent: those of a wave together, once all of the wave before have ended
 * @param content what the input is made of; the file {@code input.*} of the folder when null
 * @param other the content that replaces it, where it is replaced
 * @param request how it is sent over HTTP
 * @param message how it is sent over Kafka
 * @param expected what is found afterwards
 */
record CorpusCase(
        @JsonIgnore String name,
        String group,
        String about,
        Becomes becomes,
        How how,
        String as,
        String rawName,
        String folder,
        Integer wave,
        JsonNode content,
        JsonNode other,
        Request request,
        Message message,
        Expected expected) {

    /** The wave of nearly all cases; those before it load what they need. */
    private static final int MAIN_WAVE = 3;

    CorpusCase {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(becomes, "becomes");
        how = how == null ? How.DROPPED : how;
        folder = folder == null ? "" : folder;
        wave = wave == null ? MAIN_WAVE : wave;
        expected = expected == null ? Expected.NOTHING : expected;
    }

    CorpusCase named(String caseName) {
        return new CorpusCase(
                caseName, group, about, becomes, how, as, rawName, folder, wave, content, other, request, message,
                expected);
    }

    /** Whether others need what it loads. */
    boolean first() {
        return wave < MAIN_WAVE;
    }

    /** Whether a batch is to be looked for. */
    boolean isBatch() {
        return how != How.MESSAGE && how != How.REQUEST && becomes != Becomes.NOT_TAKEN;
    }

    /** A request; the answer must have the status. */
    record Request(String service, String method, String path, String user, Map<String, String> headers, int status) {
        Request {
            service = service == null ? "ingest" : service;
            method = method == null ? "POST" : method;
            user = user == null ? "operator" : user;
            headers = headers == null ? Map.of() : headers;
        }
    }

    /** A message on a topic, and who must set it aside. */
    record Message(String topic, String key, Map<String, String> headers, List<String> setAsideBy, String reason) {
        Message {
            headers = new HashMap<>(headers == null ? Map.of() : headers);
            setAsideBy = setAsideBy == null ? List.of() : setAsideBy;
        }

        byte[] header(String header) {
            return headers.get(header).getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * What is found afterwards; what is null is not looked at.
     *
     * @param feed the feed that takes it
     * @param detail a part of what the batch says
     * @param line on which it is unreadable
     * @param load a part of what the load says, where it fails
     * @param counts books of the load
     * @param mart the rows that the load brought: all of them, with the columns named here
     * @param rejects the records rejected: all of them
     * @param anomalies what is noted beside the rows: all of it, as "line column rule"
     * @param alert whether people are told; by default they are unless all is loaded
     */
    record Expected(
            String feed,
            String detail,
            Long line,
            String load,
            Map<String, Long> counts,
            List<Map<String, String>> mart,
            List<Map<String, String>> rejects,
            List<String> anomalies,
            Boolean alert) {
        static final Expected NOTHING = new Expected(null, null, null, null, null, null, null, null, null);
    }
}

package io.penstock.corpus;

import io.penstock.local.Platform;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the cases, each in its own way, and remembers the answers. */
final class Sending {
    private static final Pattern OTHER = Pattern.compile("\\{([^}]+)}");

    private final Inputs inputs;
    private final Found found;
    private final Dropping dropping;
    private final Requests requests;
    private final Messages messages;
    private final Path inbox;
    private final Map<String, Long> uploads = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    Sending(Platform platform, Inputs inputs, Found found) {
        this.inputs = inputs;
        this.found = found;
        dropping = new Dropping(platform, inputs, found);
        requests = new Requests(platform.runFile());
        messages = new Messages(platform.runFile().kafka().bootstrap());
        inbox = Path.of(platform.runFile().folders().inbox());
    }

    void sendAll(List<CorpusCase> cases) throws Exception {
        for (CorpusCase one : cases) {
            try {
                send(one);
            } catch (IOException | IllegalStateException e) {
                answers.put(one.name(), "not sent: " + e);
            }
        }
    }

    /** The status of the answer, or why the broker refused a message; null when it did not. */
    String answer(CorpusCase one) {
        return answers.get(one.name());
    }

    /** By which {@link Found#batches} know the batch. */
    String key(CorpusCase one) {
        return one.how() == How.UPLOAD
                ? "UPLOAD:" + uploads.get(one.name())
                : "FOLDER:" + inbox.relativize(dropping.target(one));
    }

    /** Where a dropped file lies. */
    Path target(CorpusCase one) {
        return dropping.target(one);
    }

    private void send(CorpusCase one) throws Exception {
        switch (one.how()) {
            case MESSAGE -> answers.put(one.name(), messages.send(one.message(), Files.readAllBytes(inputs.copy(one))));
            case REQUEST, UPLOAD -> request(one);
            default -> dropping.send(one);
        }
    }

    private void request(CorpusCase one) throws Exception {
        HttpResponse<String> answer = requests.send(one.request(), path(one), inputs.copy(one));
        answers.put(one.name(), Integer.toString(answer.statusCode()));
        answer.headers()
                .firstValue("Location")
                .ifPresent(location ->
                        uploads.put(one.name(), Long.valueOf(location.substring(location.lastIndexOf('/') + 1))));
    }

    /** {@code {name}} stands for the batch of the case of this name. */
    private String path(CorpusCase one) throws Exception {
        Matcher other = OTHER.matcher(one.request().path());
        if (!other.find()) {
            return one.request().path();
        }
        String batch = found.batchOfPath(other.group(1) + ".csv").get("id");
        return other.replaceFirst(String.valueOf(batch));
    }
}

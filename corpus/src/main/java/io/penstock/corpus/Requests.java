package io.penstock.corpus;

import io.penstock.corpus.CorpusCase.Request;
import io.penstock.local.RunFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Sends inputs over HTTP. */
final class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String NOBODY = "nobody";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final RunFile run;

    Requests(RunFile run) {
        this.run = run;
    }

    HttpResponse<String> send(Request request, String path, Path body) throws IOException, InterruptedException {
        String base = run.services().get(request.service()).url();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofFile(body));
        if (!request.user().equals(NOBODY)) {
            builder.header("Authorization", authorization(request.user()));
        }
        request.headers().forEach(builder::header);
        return http.send(builder.build(), BodyHandlers.ofString());
    }

    /** Fetches a file. */
    byte[] get(String service, String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(run.services().get(service).url() + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization("operator"))
                .header("Accept", accept)
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + ": expected 200, found " + answer.statusCode());
        }
        return answer.body();
    }

    private String authorization(String user) {
        String credentials = user + ":" + run.users().get(user);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}

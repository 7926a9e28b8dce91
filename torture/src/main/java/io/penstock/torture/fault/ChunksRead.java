package io.penstock.torture.fault;

import io.penstock.local.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** How many chunks a process has been handed since its start, by its own metrics. */
final class ChunksRead {

    private static final String METRIC = "kafka_consumer_fetch_manager_records_consumed_total";
    private static final String TOPIC = "topic=\"etl-chunk\"";

    private ChunksRead() {}

    static double by(ServiceProcess process) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(process.managementUrl() + "/q/metrics"))
                .build();
        String metrics = HttpClient.newHttpClient()
                .send(question, BodyHandlers.ofString())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(METRIC) && line.contains(TOPIC))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

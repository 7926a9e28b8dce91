package io.penstock.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The figures of a run, as {@code bench/results/latest.json} holds them.
 *
 * @param remindersPerSecond from the call that chooses them to the last mail at the SMTP server
 * @param workbookRowsPerSecond accounts in a workbook, from the load of their list complete to the workbook made
 */
record Results(List<Size> sizes, SmallFiles smallFiles, double remindersPerSecond, double workbookRowsPerSecond) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Loads of one size; ratios are to the floor.
     *
     * @param cpuSeconds of the services and PostgreSQL together, for the initial load
     */
    record Size(
            int rows,
            double floorSeconds,
            double initialRatio,
            double unchangedRatio,
            double onePercentRatio,
            double jdbcRatio,
            double cpuSeconds,
            PeakRss peakRssMb) {}

    /** The most memory that each service had resident, in megabytes; 0 where the system does not tell. */
    record PeakRss(long ingest, long etl, long notification, long reporting) {}

    /** From the file taken to its load complete, in milliseconds: the wait for the next look into the inbox is not in it. */
    record SmallFiles(long p50Ms, long p99Ms) {}

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /** Two digits after the point say more than the computer can repeat. */
    static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}

package io.penstock.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Made-up consumers of a utility: valid numbers and addresses, every value different where it would be. */
final class Consumers {

    private static final String HEADER =
            "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,Meter Number,"
                    + "Tariff Plan,Consumption History,Payment Status";
    private static final String[] FIRST = {"Mary", "James", "Linda", "Robert", "Susan", "David", "Karen", "Carlos"};
    private static final String[] LAST = {"Smith", "Johnson", "Brown", "Garcia", "Miller", "Davis", "Lopez", "Nguyen"};
    private static final String[] STREET = {"Main St", "Oak Ave", "Elm St", "Cedar Ln", "Maple Dr", "Lake Rd"};
    private static final String[] CITY = {"Springfield", "Riverton", "Franklin", "Clinton", "Salem"};

    private final int rows;

    Consumers(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    /**
     * Writes the consumers as a utility would send them.
     *
     * @param changedEvery every so many rows one is changed; 0 changes none
     * @param version makes the content of otherwise equal files different, by blanks that cleaning removes
     */
    void writeRaw(Path file, int changedEvery, int version) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int i = 1; i <= rows; i++) {
                boolean changed = changedEvery > 0 && i % changedEvery == 0;
                out.write(i + "," + (i == 1 ? " ".repeat(version) : "") + first(i) + ' ' + last(i) + ",\"" + line1(i)
                        + (i % 3 == 0 ? ", Apt " + i % 90 : "") + ", " + CITY[i % CITY.length] + ", IL " + zip(i)
                        + "\"," + "(217) " + exchange(i) + '-' + subscriber(i) + ",user" + i + "@example.com,ACCT-" + i
                        + ",MTR-" + i + ",Plan " + (char) ('A' + i % 4) + ',' + (changed ? 501 + version : i % 500)
                        + " kWh," + (i % 4 == 0 ? "Unpaid" : "Paid") + '\n');
            }
        }
    }

    /** Writes them as the mart holds them, in the format of a bare COPY. */
    void writeForMart(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= rows; i++) {
                out.write(i + "," + first(i) + ' ' + last(i) + ',' + smart360Columns(i) + ",ACCT-" + i + ",MTR-" + i
                        + ",Plan " + (char) ('A' + i % 4) + ',' + i % 500 + " kWh," + (i % 4 == 0 ? "Unpaid" : "Paid")
                        + '\n');
            }
        }
    }

    /** Writes them as SMART360 holds them, in the format of a bare COPY. */
    void writeForSmart360(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= rows; i++) {
                out.write(i + "," + smart360Columns(i) + '\n');
            }
        }
    }

    private static String smart360Columns(int i) {
        return first(i) + ',' + last(i) + ',' + line1(i) + ',' + (i % 3 == 0 ? "Apt " + i % 90 : "") + ','
                + CITY[i % CITY.length] + ",IL," + zip(i) + ",+1217" + exchange(i) + subscriber(i) + ",user" + i
                + "@example.com";
    }

    private static String first(int i) {
        return FIRST[i % FIRST.length];
    }

    private static String last(int i) {
        return LAST[i / FIRST.length % LAST.length];
    }

    private static String line1(int i) {
        return 1 + i % 9_999 + " " + STREET[i % STREET.length];
    }

    private static String zip(int i) {
        return String.format(Locale.ROOT, "%05d", 60_000 + i % 3_000);
    }

    private static int exchange(int i) {
        return 222 + i / 10_000 % 700;
    }

    private static String subscriber(int i) {
        return String.format(Locale.ROOT, "%04d", i % 10_000);
    }
}

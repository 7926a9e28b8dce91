package io.penstock.bench;

import io.penstock.local.Platform;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/** A list of accounts that becomes a workbook with contact data. */
final class Workbook {

    private static final String LOADED = """
            SELECT extract(epoch FROM l.finished_at)::float8 FROM ingest.batch AS b JOIN etl.load AS l ON l.batch_id = b.id
            WHERE b.name = '%s' AND l.state = 'COMPLETE'""";
    private static final String MADE = """
            SELECT extract(epoch FROM clock_timestamp())::float8 FROM reporting.cohort WHERE name = '%s' AND state = 'MADE'""";

    private final Platform platform;
    private final Waiting database;
    private final Path folder;

    Workbook(Platform platform, Path folder) {
        this.platform = platform;
        this.database = new Waiting(platform.servers().postgres());
        this.folder = folder;
    }

    /** Rows per second from the list's load complete to the workbook made; a tenth of the rows are made beforehand. */
    double rowsPerSecond(int accounts) throws IOException, SQLException, InterruptedException {
        database.execute("TRUNCATE mart.consumer, mart.consumer_history", """
                INSERT INTO mart.consumer (consumer_id, name, first_name, last_name, address_line_1, city, state, zip_code,
                    phone_number, email_address, account_number, tariff_plan, payment_status)
                SELECT i, 'Mary Smith', 'Mary', 'Smith', i || ' Main St', 'Springfield', 'IL', '62701', '+12175550100',
                    'user' || i || '@example.com', to_char(i, 'FM00000000'), 'Plan A', 'Paid'
                FROM generate_series(1, %d) AS i""".formatted(accounts));
        database.analyse("mart.consumer");
        make("bench-warm-up", accounts / 10);
        return accounts / make("bench-accounts", accounts);
    }

    private double make(String name, int accounts) throws IOException, SQLException, InterruptedException {
        Path file = folder.resolve(name + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Account Number,Segment\n");
            for (int i = 1; i <= accounts; i++) {
                out.write("%08d,A%n".formatted(i));
            }
        }
        Path cohorts = Files.createDirectories(
                Path.of(platform.runFile().folders().inbox()).resolve("cohorts"));
        Files.move(file, cohorts.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        double loaded = database.forNumber(LOADED.formatted(file.getFileName()));
        return database.forNumber(MADE.formatted(file.getFileName())) - loaded;
    }
}

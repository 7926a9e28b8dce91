package io.penstock.local;

import io.penstock.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;

/** Gives a new platform something to show: files in the inbox, and rows in the utility's database. Done once. */
final class SampleData {

    private static final List<String> FILES =
            List.of("consumers-sample.csv", "clients-sample.csv", "loans-sample.csv", "contacts-sample.csv");

    private final Path samples;
    private final Home home;

    SampleData(Path root, Home home) {
        this.samples = root.resolve("deploy").resolve("sample-data");
        this.home = home;
    }

    /** Returns whether there was something to do. */
    boolean load(PostgresServer postgres) throws IOException, SQLException {
        Path done = home.folder("sample-data-loaded");
        if (Files.exists(done)) {
            return false;
        }
        try (var connection = postgres.connect("utility");
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(samples.resolve("utility.sql")));
        }
        for (String file : FILES) {
            drop(file);
        }
        Files.createFile(done);
        return true;
    }

    private void drop(String file) throws IOException {
        Path partial = home.folder("inbox").resolve(file + ".part");
        Files.copy(samples.resolve(file), partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, home.folder("inbox").resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }
}

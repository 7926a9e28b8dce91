package io.penstock.local;

import io.penstock.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/** Gives a new platform something to show: a file in the inbox, and rows in the utility's database. Done once. */
final class SampleData {

    private static final String FILE = "consumers-sample.csv";

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
        Path partial = home.folder("inbox").resolve(FILE + ".part");
        Files.copy(samples.resolve(FILE), partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, home.folder("inbox").resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        Files.createFile(done);
        return true;
    }
}

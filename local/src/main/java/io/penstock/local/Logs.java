package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the broker and PostgreSQL say of themselves to a file, so that the console stays readable. */
final class Logs {

    private static final int BYTES = 10 << 20;

    private Logs() {}

    static void toFile(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("logs"));
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        FileHandler file = new FileHandler(folder.resolve("platform.log").toString(), BYTES, 1, true);
        file.setFormatter(new SimpleFormatter());
        file.setLevel(Level.INFO);
        root.addHandler(file);
        root.setLevel(Level.INFO);
    }
}

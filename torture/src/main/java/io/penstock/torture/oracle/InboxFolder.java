package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import io.penstock.torture.work.SentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** No file may be left in the inbox, and each must be in the archive, whole, once. */
final class InboxFolder implements Examination {

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException, IOException {
        Tally left = new Tally("files left in the inbox");
        files(rig.inbox()).forEach(file -> left.add(file.getFileName().toString()));
        Tally lost = new Tally("files not in the archive once");
        List<Path> archived = files(Path.of(rig.platform().runFile().folders().archive()));
        for (SentFile file : sent.files()) {
            List<Path> found = archived.stream()
                    .filter(path -> path.getFileName().toString().contains(file.name()))
                    .toList();
            if (found.size() != 1 || lines(found.get(0)) != file.read() + 1) {
                lost.add(file.name() + " found " + found.size() + " times");
            }
        }
        return List.of(left.finding(), lost.finding());
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

package io.penstock.corpus;

import io.penstock.local.RunFile.FolderPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for the originals of batches: in the archive what was taken, in the quarantine, with its reason, what was not. */
final class Originals {
    private static final String REASON = ".reason.txt";

    private final FolderPaths folders;

    Originals(FolderPaths folders) {
        this.folders = folders;
    }

    void judge(CorpusCase one, Map<String, String> batch, Faults faults) throws IOException {
        boolean setAside = one.becomes() == Becomes.QUARANTINED;
        boolean touched = one.how() == How.DELETED || one.how() == How.REPLACED || one.how() == How.TRUNCATED;
        if (!batch.containsKey("filed_at") || touched) {
            return;
        }
        Path root = Path.of(setAside ? folders.quarantine() : folders.archive());
        List<String> names = names(root, batch.get("id") + "-");
        long reasons = names.stream().filter(name -> name.endsWith(REASON)).count();
        faults.same("originals in " + root.getFileName(), 1L, names.size() - reasons);
        faults.same("reasons beside the original", setAside ? 1L : 0L, reasons);
    }

    private static List<String> names(Path root, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }
}

package io.penstock.ingest.folder;

import io.penstock.ingest.IngestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;

/** Which names are never taken, whatever a feed's pattern says. */
@ApplicationScoped
class EligibleNames {
    private static final String PROCESSED = "-info";

    private final List<PathMatcher> ignored;

    EligibleNames(IngestSettings settings) {
        ignored = settings.ignoredFiles().stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Whether a file of this name may be taken: it is none that programs leave or still write, nor marked as processed. */
    boolean isEligible(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Path path = Path.of(lower);
        return !isProcessed(lower) && ignored.stream().noneMatch(pattern -> pattern.matches(path));
    }

    private static boolean isProcessed(String lower) {
        return lower.endsWith(PROCESSED) || lower.contains(PROCESSED + ".");
    }
}

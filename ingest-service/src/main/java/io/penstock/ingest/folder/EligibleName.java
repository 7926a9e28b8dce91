package io.penstock.ingest.folder;

import java.util.List;
import java.util.Locale;

/** Which names are never taken, whatever a feed's pattern says. */
final class EligibleName {
    private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");
    private static final String PROCESSED = "-info";

    private EligibleName() {}

    /** Whether a file of this name may be taken: not hidden, not still being written, not marked as processed. */
    static boolean isEligible(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".") && UNFINISHED.stream().noneMatch(lower::endsWith) && !isProcessed(lower);
    }

    private static boolean isProcessed(String lower) {
        return lower.endsWith(PROCESSED) || lower.contains(PROCESSED + ".");
    }
}

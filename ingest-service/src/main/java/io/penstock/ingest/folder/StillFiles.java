package io.penstock.ingest.folder;

import io.penstock.ingest.batch.FileStamp;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers the last look at the folders, and tells which files stood still since. */
final class StillFiles {
    private Map<Path, FileStamp> before = Map.of();

    /** Files whose size and time are as they were at the last look, oldest first, which is the order of arrival. */
    List<Path> since(Map<Path, FileStamp> now) {
        List<Path> still = now.entrySet().stream()
                .filter(file -> file.getValue().equals(before.get(file.getKey())))
                .sorted(Comparator.comparing((Map.Entry<Path, FileStamp> file) ->
                                file.getValue().modified())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        before = new HashMap<>(now);
        return still;
    }
}

package io.penstock.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where files come from and go to, and how much is done at once. Folders are created when they are missing. */
@ConfigMapping(prefix = "penstock.ingest")
public interface IngestSettings {

    /** The watched folder; feeds name folders below it. All replicas see the same one. */
    @WithDefault("inbox")
    Path inbox();

    /** Where originals go once their records are staged, in a folder per day. */
    @WithDefault("archive")
    Path archive();

    /** Where files go that cannot be read as a table, each with its reason beside it. */
    @WithDefault("quarantine")
    Path quarantine();

    /** Where uploads lie until they are staged; must survive a restart. */
    @WithDefault("spool")
    Path spool();

    /**
     * A feeds file in YAML that has all feeds; when unset, those of {@code feeds.yaml} in the configuration folder, and the
     * built-in ones that it does not replace.
     */
    Optional<Path> feeds();

    /**
     * How often the folders are looked at. A file is taken when it stood still between two looks, so a writer that
     * pauses for longer than this should write under a name ending in {@code .part} and rename.
     */
    @WithDefault("1s")
    Duration poll();

    /**
     * Names that are never taken, as patterns of which case is ignored: hidden files, files that are still being written,
     * and what editors, Excel, file managers and backups leave behind.
     */
    @WithDefault(
            ".*,~$*,*~,*#,*.part,*.partial,*.filepart,*.tmp,*.temp,*.crdownload,*.download,*.opdownload,*.!sync,*.!ut,"
                    + "*.aria2,*.swp,*.swo,*.lock,*.lck,*.bak,*.lnk,*.url,Thumbs.db,ehthumbs.db,desktop.ini")
    List<String> ignoredFiles();

    /** Records in a chunk, the unit of parallel work and of restart downstream. */
    @WithDefault("10000")
    int chunkRecords();

    /** Files read at the same time. Each holds two database connections and about 30 MB. */
    @WithDefault("2")
    int workers();

    /** Longest time one file may take to be staged. */
    @WithDefault("1h")
    Duration stagingTimeout();

    /**
     * How long a file waits for an earlier one of its feed that is being received, where the two may hold the same content,
     * or the earlier one may replace the content that this one repeats. After that it is loaded in any case.
     */
    @WithDefault("10m")
    Duration earlierBatchWait();
}

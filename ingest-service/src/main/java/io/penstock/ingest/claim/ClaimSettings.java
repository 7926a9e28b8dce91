package io.penstock.ingest.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a process that stands still keeps what it has claimed. */
@ConfigMapping(prefix = "penstock.ingest.claims")
interface ClaimSettings {

    /**
     * After which silence the database takes a claim away; must be longer than {@code penstock.database.silence}, after
     * which it ends a transaction, by more than {@link #signEvery}.
     */
    @WithDefault("80s")
    Duration silence();

    /** How often signs of life are given. */
    @WithDefault("10s")
    Duration signEvery();
}

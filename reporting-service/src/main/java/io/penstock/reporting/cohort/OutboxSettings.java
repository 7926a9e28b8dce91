package io.penstock.reporting.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where workbooks go. */
@ConfigMapping(prefix = "penstock.reporting")
interface OutboxSettings {

    /**
     * The folder of the workbooks; made when it is missing. All replicas see the same one. Whoever may read it sees
     * personal data.
     */
    @WithDefault("outbox")
    Path outbox();
}

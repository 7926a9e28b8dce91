package io.penstock.notification.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who gets reports, and where they are told to look further. */
@ConfigMapping(prefix = "penstock.notification")
public interface ReportSettings {

    /** Address of the reporting-service as people reach it. */
    @WithDefault("http://localhost:8084")
    String reportingUrl();

    /** The same people who may be told of alerts; only those with a mail address can get a report. */
    List<Reader> recipients();

    /** Somebody who may get reports. */
    interface Reader {

        Optional<String> email();

        /** The reports this person gets; all, unless said otherwise, and none when left empty. */
        @WithDefault("WEEKLY_SUMMARY")
        Optional<Set<ReportKind>> reports();
    }
}

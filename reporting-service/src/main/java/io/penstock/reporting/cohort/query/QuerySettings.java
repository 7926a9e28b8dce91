package io.penstock.reporting.cohort.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which queries there are, and how far one may go. */
@ConfigMapping(prefix = "penstock.reporting.cohorts.query")
interface QuerySettings {

    /** The file of queries in YAML, instead of those that come with the service. */
    Optional<Path> file();

    /** Most rows that a query may give, unless it says so itself; one that gives more has failed. */
    @WithDefault("1000000")
    @Min(1)
    @Max(10_000_000)
    int rows();

    /** Longest time that the database may work on a query, unless the query says so itself; then it has failed. */
    @WithDefault("1m")
    Duration timeout();
}

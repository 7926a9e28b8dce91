package io.penstock.reporting.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How workbooks of cohorts are made. */
@ConfigMapping(prefix = "penstock.reporting.cohorts")
interface CohortSettings {

    /** Encrypts every workbook with this password. Unset, workbooks are open to who has the file. */
    Optional<String> password();

    /** Passwords of single feeds, by the feed's name, instead of the one of all. */
    @WithName("feed-password")
    Map<String, String> feedPasswords();

    /** Rows of a sheet with its header, after which the next sheet begins; Excel's limit. */
    @WithDefault("1048576")
    @Min(2)
    @Max(1_048_576)
    int rowsPerSheet();

    /** How often it is tried to make a workbook before that is given up and a person is needed. */
    @WithDefault("5")
    @Min(1)
    int attempts();

    /** Pause before the second attempt; it doubles with each, up to five minutes. */
    @WithDefault("2s")
    Duration pause();

    /** How often it is looked for lists to be made, beside the look at each commit. */
    @WithDefault("1s")
    Duration lookEvery();

    /**
     * How long the ingest service may keep the original of a list after its workbook was made, before it is published again
     * that the workbook is ready. To publish it twice does no harm.
     */
    @WithDefault("30m")
    Duration toldAgainAfter();

    /** Longest time that one workbook may take. */
    @WithDefault("1h")
    Duration timeout();
}

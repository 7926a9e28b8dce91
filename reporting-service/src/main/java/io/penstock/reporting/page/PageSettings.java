package io.penstock.reporting.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What the pages tell their readers. */
@ConfigMapping(prefix = "penstock.reporting.page")
interface PageSettings {

    /** Where the ingest service takes files, as seen from the reader's computer; named on pages that have nothing to show yet. */
    @WithDefault("http://localhost:8081")
    URI ingestUrl();
}

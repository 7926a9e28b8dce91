package io.penstock.ingest;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings as the service has them, without a service. */
public final class TestSettings {

    private TestSettings() {}

    /** The defaults, but for some values, each by its key below {@code penstock.ingest}. */
    public static IngestSettings with(Map<String, String> values) {
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IngestSettings.class);
        values.forEach((key, value) -> config.withDefaultValue("penstock.ingest." + key, value));
        return config.build().getConfigMapping(IngestSettings.class);
    }
}

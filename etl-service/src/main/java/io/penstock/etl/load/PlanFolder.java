package io.penstock.etl.load;

import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.messaging.configuration.ConfigurationFolder;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the mapping plans at start. One that cannot be used is told by file, key and fault; the others are used. */
class PlanFolder {

    private static final Logger LOG = Logger.getLogger(PlanFolder.class);

    @Startup
    @Produces
    @Singleton
    MappingPlans plans(Settings settings, ConfigurationFolder folder, Datasets datasets) {
        MappingPlans plans = MappingPlans.load(
                settings.plans().or(() -> folder.folder("plans")).orElse(null), datasets);
        plans.faults().forEach(fault -> LOG.errorf("mapping plan refused: %s", fault.getMessage()));
        return plans;
    }

    /** Settings of the mapping plans. */
    @ConfigMapping(prefix = "penstock.etl")
    interface Settings {

        /**
         * Folder with mapping plans of one's own, which replace built-in plans of the same name; default: {@code plans/} in the
         * configuration folder.
         */
        Optional<Path> plans();
    }
}

package io.penstock.etl.load;

import io.penstock.etl.plan.MappingPlans;
import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the mapping plans at start; one that cannot be used stops the service with its file, key and fault. */
class PlanFolder {

    @Startup
    @Produces
    @Singleton
    MappingPlans plans(Settings settings) {
        return MappingPlans.load(settings.plans().orElse(null));
    }

    /** Settings of the mapping plans. */
    @ConfigMapping(prefix = "penstock.etl")
    interface Settings {

        /** Folder with mapping plans of one's own, which replace built-in plans of the same name; default none. */
        Optional<Path> plans();
    }
}

package io.penstock.ingest.extract;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.Optional;

/** The data sources that this installation has set up; one without a URL is none. */
@ApplicationScoped
class Sources {
    private final InjectableInstance<AgroalDataSource> all;

    Sources(@Any InjectableInstance<AgroalDataSource> all) {
        this.all = all;
    }

    Optional<AgroalDataSource> named(String name) {
        InjectableInstance<AgroalDataSource> named = all.select(new DataSourceLiteral(name));
        return named.isResolvable() && named.getHandle().getBean().isActive()
                ? Optional.of(named.get())
                : Optional.empty();
    }
}

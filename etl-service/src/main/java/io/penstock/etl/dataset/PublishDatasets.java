package io.penstock.etl.dataset;

import io.penstock.etl.declaration.InvalidDeclaration;
import io.penstock.messaging.Failures;
import io.penstock.messaging.configuration.ConfigurationFolder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes the datasets known at start: reads their declarations, adds to the database what they need, and enters them in
 * {@code etl.dataset}, from which the merge is made. One process at a time. A declaration that cannot be used is told by
 * file, key and fault; the others are used.
 */
class PublishDatasets {

    private static final Logger LOG = Logger.getLogger(PublishDatasets.class);
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('etl.datasets', 0))";

    /** Whoever waits for a table lets everybody else wait for it too. */
    private static final String SHORT_LOCKS = "SET LOCAL lock_timeout = '2s'";

    private static final String ROWS_TO_CHECK =
            "SELECT mart.rows_to_check(d, 0) FROM etl.dataset AS d WHERE dataset = ?";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final DatasetRegistry registry;

    PublishDatasets(Jdbi jdbi, DatasetRegistry registry) {
        this.jdbi = jdbi;
        this.registry = registry;
    }

    @Startup
    @Produces
    @Singleton
    Datasets datasets(ConfigurationFolder folder) {
        return publish(folder.folder("datasets"));
    }

    /** Publishes what is built in, and what a folder declares. */
    Datasets publish(Optional<Path> folder) {
        Datasets datasets = DatasetFiles.read(folder);
        List<Dataset> inForce = new ArrayList<>(datasets.all());
        List<RefusedDataset> refused = new ArrayList<>(datasets.refused());
        Optional<RefusedDataset> another = publish(inForce);
        while (another.isPresent()) {
            RefusedDataset found = another.get();
            refused.add(found);
            inForce.removeIf(dataset -> dataset.name().equals(found.dataset()));
            another = publish(inForce);
        }
        for (RefusedDataset one : refused) {
            LOG.errorf("dataset refused: %s", one.fault().getMessage());
            registry.former(one.dataset()).ifPresent(inForce::add);
        }
        return new Datasets(inForce, refused);
    }

    /** Publishes all of them or none; returns one that cannot be, with why. Waits for merges that are under way. */
    private Optional<RefusedDataset> publish(List<Dataset> datasets) {
        while (true) {
            try {
                jdbi.useTransaction(handle -> publish(handle, datasets));
                return Optional.empty();
            } catch (UnfitDataset unfit) {
                return Optional.of(unfit.refused());
            } catch (JdbiException e) {
                if (!isLocked(e)) {
                    throw e;
                }
                LOG.infof("datasets are published after the merges that are under way");
                pause();
            }
        }
    }

    private void publish(Handle handle, List<Dataset> datasets) {
        handle.execute(LOCK);
        handle.execute(SHORT_LOCKS);
        for (Dataset dataset : datasets) {
            refusingFaults(dataset, () -> extend(handle, dataset));
        }
        for (Dataset dataset : datasets) {
            refusingFaults(dataset, () -> explainChecks(handle, dataset));
        }
    }

    private static void refusingFaults(Dataset dataset, Runnable step) {
        try {
            step.run();
        } catch (InvalidDeclaration fault) {
            throw new UnfitDataset(new RefusedDataset(dataset.name(), fault));
        }
    }

    private void extend(Handle handle, Dataset dataset) {
        registry.requireSameTable(handle, dataset);
        DatasetTables tables = DatasetTables.compare(handle, dataset);
        if (!tables.contradictions().isEmpty()) {
            throw dataset.fault("", String.join("; ", tables.contradictions()));
        }
        for (String addition : tables.additions()) {
            add(handle, dataset, addition);
        }
        registry.enter(handle, dataset);
    }

    private static void add(Handle handle, Dataset dataset, String addition) {
        try {
            handle.execute(addition);
            LOG.infof("dataset extended dataset=%s statement=%s", dataset.name(), addition);
        } catch (JdbiException e) {
            if (isLocked(e) || Failures.passes(e)) {
                throw e;
            }
            throw dataset.fault(
                    "",
                    "expected tables that PostgreSQL can make, found: "
                            + e.getCause().getMessage());
        }
    }

    /** Whether a merge that is under way has the table. */
    private static boolean isLocked(JdbiException e) {
        return e.getCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    /** A condition that PostgreSQL does not understand is told now, not when rows arrive. */
    private static void explainChecks(Handle handle, Dataset dataset) {
        for (int i = 0; i < dataset.checks().size(); i++) {
            String rows = handle.select(ROWS_TO_CHECK, dataset.name())
                    .mapTo(String.class)
                    .one()
                    .replace(dataset.stageTable() + "_0", dataset.stageTable());
            try (var explain = handle.getConnection()
                    .prepareStatement("EXPLAIN SELECT FROM " + rows + " WHERE NOT ("
                            + dataset.checks().get(i).that() + ")")) {
                explain.execute();
            } catch (SQLException e) {
                throw dataset.fault("/checks/" + i + "/that", "expected a condition, found: " + e.getMessage());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the datasets were published", e);
        }
    }

    /** A dataset that cannot be published as it is declared. */
    private static final class UnfitDataset extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RefusedDataset refused;

        UnfitDataset(RefusedDataset refused) {
            super(refused.fault());
            this.refused = refused;
        }

        RefusedDataset refused() {
            return refused;
        }
    }
}

package io.penstock.schedules;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.JobFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * The cluster of schedulers that share the tables {@code qrtz_…}.
 *
 * @param name what its members have in common: the name of the service
 */
record QuartzCluster(String name, DataSource dataSource, ScheduleSettings settings) {

    private static final String STORE = "org.quartz.jobStore.";

    /** A new member of the cluster that is not started yet. */
    Scheduler join(JobFactory jobs) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(name, new Connections(dataSource));
        Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
        scheduler.setJobFactory(jobs);
        return scheduler;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
        properties.setProperty(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, StdSchedulerFactory.AUTO_GENERATE_INSTANCE_ID);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_CLASS_LOAD_HELPER_CLASS, JobClasses.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", "4");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(STORE + "class", JobStoreTX.class.getName());
        properties.setProperty(STORE + "driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty(STORE + "dataSource", name);
        properties.setProperty(STORE + "tablePrefix", "qrtz_");
        properties.setProperty(STORE + "useProperties", "true");
        properties.setProperty(STORE + "isClustered", "true");
        // Without, a busy replica may fire what another has just fired (github.com/quartz-scheduler/quartz/issues/107).
        properties.setProperty(STORE + "acquireTriggersWithinLock", "true");
        properties.setProperty(
                STORE + "clusterCheckinInterval",
                String.valueOf(settings.signOfLifeEvery().toMillis()));
        properties.setProperty(
                STORE + "misfireThreshold",
                String.valueOf(settings.missedAfter().toMillis()));
        return properties;
    }

    /** Lends Quartz the service's own connections. */
    private record Connections(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {
            // The pool is the service's and open already.
        }

        @Override
        public void shutdown() {
            // The pool is the service's and closed by it.
        }
    }
}

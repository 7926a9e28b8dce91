package io.penstock.schedules;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;

/** Two members of the cluster beside the service's own, which stands by meanwhile. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class ClusterIT {

    private static final String CLUSTER = "sample-service";

    @Inject
    AgroalDataSource dataSource;

    @Inject
    RunLog log;

    @Inject
    Pauses pauses;

    @Inject
    RunsOnRecord runs;

    @Inject
    RunMetrics metrics;

    @Inject
    MeterRegistry registry;

    private final Map<String, Schedule> schedules = new HashMap<>();
    private Scheduler own;
    private Scheduler one;
    private Scheduler other;

    @BeforeEach
    void join() throws SchedulerException {
        own = SchedulerRepository.getInstance().lookup(CLUSTER);
        own.standby();
        one = member();
        other = member();
    }

    @AfterEach
    void leave() throws SchedulerException, SQLException {
        one.shutdown(false);
        other.shutdown(false);
        sql("DELETE FROM qrtz_fired_triggers");
        for (String name : schedules.keySet()) {
            own.deleteJob(KeepSchedules.jobKey(name));
        }
        sql("DELETE FROM schedule_run");
        sql("DELETE FROM schedule_pause");
        SchedulerRepository.getInstance().remove(CLUSTER);
        SchedulerRepository.getInstance().bind(own);
        own.start();
    }

    @Test
    void whatIsDueIsRunByOneOfTheReplicas() throws SchedulerException, SQLException {
        List<Probe> probes =
                IntStream.range(0, 10).mapToObj(n -> new Probe("probe-" + n)).toList();
        for (Probe probe : probes) {
            keep(probe);
        }
        nextTime(Instant.now().plusSeconds(2));
        one.start();
        other.start();

        await().until(() -> probes.stream().noneMatch(probe -> probe.ran.isEmpty()));
        settle();
        probes.forEach(probe -> assertEquals(1, probe.ran.size(), probe.name()));
    }

    @Test
    void runsThatWereMissedForDaysAreMadeUpByOneForTheDateOfTheLast() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe-missed"));
        nextTime(Instant.now().minus(Duration.ofDays(3)));
        one.start();
        other.start();

        await().until(() -> !probe.ran.isEmpty());
        settle();
        ZonedDateTime now = ZonedDateTime.now(Probe.ZONE);
        LocalDate last = now.getHour() < 8 ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        assertEquals(List.of(last), probe.ran);
        assertEquals(
                1, registry.counter(RunMetrics.MISSED, "schedule", probe.name()).count());
    }

    @Test
    void runThatFailsIsStoredToBeTriedAgainForItsDate() throws SchedulerException, SQLException {
        CountDownLatch failed = new CountDownLatch(1);
        Probe probe = keep(new Probe("probe") {
            @Override
            public void run(LocalDate date) {
                super.run(date);
                if (failed.getCount() > 0) {
                    failed.countDown();
                    throw new IllegalStateException("fails the first time");
                }
            }
        });
        nextTime(Instant.now().minus(Duration.ofDays(1)));
        one.start();
        await().until(() -> count("trigger_group = 'again'") == 1);
        one.shutdown(true);

        sql("UPDATE qrtz_triggers SET next_fire_time = next_fire_time - 60000 WHERE trigger_group = 'again'");
        other.start();

        await().until(() -> probe.ran.size() == 2);
        assertEquals(probe.ran.get(0), probe.ran.get(1));
        await().until(() -> count("trigger_group = 'again'") == 0);
        assertEquals(List.of(Outcome.DONE, Outcome.FAILED), outcomes("probe"));
    }

    @Test
    void runOfAReplicaThatDiedIsRunAgainByAnotherForItsDate() throws SchedulerException, SQLException {
        CountDownLatch death = new CountDownLatch(1);
        Probe probe = keep(new Probe("probe") {
            @Override
            public void run(LocalDate date) {
                super.run(date);
                if (ran.size() == 1) {
                    waitFor(death);
                }
            }
        });
        nextTime(Instant.now().minus(Duration.ofDays(1)));
        one.start();
        await().until(() -> !probe.ran.isEmpty());
        one.shutdown(false);
        other.start();

        await().until(() -> probe.ran.size() == 2);
        assertEquals(probe.ran.get(0), probe.ran.get(1));
        assertEquals("no end on record", runs.newest("probe", 2).get(1).detail());
        death.countDown();
    }

    @Test
    void changedTimesAreStoredAndUnchangedOnesAreLeftAlone() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe"));
        Instant marked = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        nextTime(marked);

        keep(probe);
        assertEquals(marked, trigger().getNextFireTime().toInstant());

        probe.cron = "0 30 9 * * ?";
        keep(probe);
        ZonedDateTime next = trigger().getNextFireTime().toInstant().atZone(Probe.ZONE);
        assertEquals(9 * 60 + 30, next.getHour() * 60 + next.getMinute());
        assertTrue(next.toInstant().isAfter(Instant.now()));
    }

    @Test
    void scheduleThatIsOffHasNoTimesButCanBeAskedFor() throws SchedulerException {
        Probe probe = keep(new Probe("probe"));

        probe.cron = Schedule.OFF;
        keep(probe);
        assertFalse(one.checkExists(TriggerKey.triggerKey("probe", "schedules")));

        new SharedStore(one).runNow("probe", "operator");
        other.start();
        await().until(() -> probe.ran.equals(List.of(LocalDate.now(Probe.ZONE))));
    }

    @Test
    void whatIsAskedForIsRunOnceByWhicheverReplicaWithoutTouchingItsTimes() throws SchedulerException {
        Probe probe = keep(new Probe("probe"));
        Instant next = trigger().getNextFireTime().toInstant();
        one.start();
        other.start();

        new SharedStore(one).runNow("probe", "operator");

        await().until(() -> outcomes("probe").equals(List.of(Outcome.DONE)));
        settle();
        assertEquals(List.of(LocalDate.now(Probe.ZONE)), probe.ran);
        assertEquals("operator", runs.newest("probe", 1).get(0).askedBy());
        assertEquals(next, trigger().getNextFireTime().toInstant());
    }

    @Test
    void pausedScheduleIsSkippedByAllReplicasAndNotMadeUpWhenItIsResumed() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe"));
        pauses.pause("probe", "operator");
        nextTime(Instant.now().plusSeconds(1));
        one.start();
        other.start();
        await().until(() -> outcomes("probe").equals(List.of(Outcome.SKIPPED)));

        pauses.resume("probe", "operator");
        settle();
        assertEquals(List.of(), probe.ran);

        nextTime(Instant.now().plusSeconds(1));
        await().until(() -> probe.ran.size() == 1);
        assertEquals(List.of(Outcome.DONE, Outcome.SKIPPED), outcomes("probe"));
    }

    @Test
    void runThatWasDueDuringAPauseIsSkippedThoughItsTurnComesAfterIt() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe"));
        sql("INSERT INTO schedule_pause VALUES ('probe', now() - interval '2 days', 'operator', now(), 'operator')");
        nextTime(Instant.now().minus(Duration.ofDays(1)));
        one.start();

        await().until(() -> outcomes("probe").equals(List.of(Outcome.SKIPPED)));
        assertEquals(List.of(), probe.ran);
    }

    @Test
    void runThatIsNotToBeTriedAgainIsOnRecordAsFailedAndIsNot() throws SchedulerException, SQLException {
        keep(new Probe("probe") {
            @Override
            public void run(LocalDate date) {
                throw new NotAgain("what is the matter was told already");
            }
        });
        one.start();

        new SharedStore(one).runNow("probe", "operator");

        await().until(() -> outcomes("probe").equals(List.of(Outcome.FAILED)));
        await().until(() -> count("trigger_group = 'asked'") == 0);
        assertEquals(0, count("trigger_group = 'again'"));
    }

    @Test
    void pauseEndsTheAttemptsOfARunThatFails() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe") {
            @Override
            public void run(LocalDate date) {
                super.run(date);
                throw new IllegalStateException("fails each time");
            }
        });
        one.start();
        new SharedStore(one).runNow("probe", "operator");
        await().until(() -> count("trigger_group = 'again'") == 1);

        pauses.pause("probe", "operator");
        sql("UPDATE qrtz_triggers SET next_fire_time = next_fire_time - 60000 WHERE trigger_group = 'again'");
        other.start();

        await().until(() -> outcomes("probe").equals(List.of(Outcome.SKIPPED, Outcome.FAILED)));
        assertEquals(1, probe.ran.size());
        await().until(() -> count("trigger_group = 'again'") == 0);
    }

    @Test
    void pauseOutlivesReplicasAndChangedTimes() throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe"));
        pauses.pause("probe", "operator");

        probe.cron = "0 30 9 * * ?";
        keep(probe);
        nextTime(Instant.now().plusSeconds(1));
        other.start();

        await().until(() -> outcomes("probe").equals(List.of(Outcome.SKIPPED)));
        assertEquals(List.of(), probe.ran);
    }

    @Test
    void scheduleThatNoReplicaKnowsIsLeftInTheStoreForThoseThatComeAndIsNoFailedRun()
            throws SchedulerException, SQLException {
        Probe probe = keep(new Probe("probe"));
        schedules.remove("probe");
        nextTime(Instant.now().plusSeconds(1));
        one.start();
        await().until(() -> count("trigger_group = 'again'") == 1);
        assertEquals(List.of(), outcomes("probe"));

        schedules.put("probe", probe);
        sql("UPDATE qrtz_triggers SET next_fire_time = next_fire_time - 60000 WHERE trigger_group = 'again'");
        other.start();

        await().until(() -> probe.ran.size() == 1);
    }

    private List<Outcome> outcomes(String schedule) {
        return runs.newest(schedule, 10).stream().map(ScheduleRun::outcome).toList();
    }

    private Trigger trigger() throws SchedulerException {
        return one.getTrigger(TriggerKey.triggerKey("probe", "schedules"));
    }

    private <T extends Probe> T keep(T probe) throws SchedulerException {
        schedules.put(probe.name(), probe);
        new KeepSchedules(one).keep(probe);
        return probe;
    }

    /** Quartz gives one scheduler of a name per process; here several are to meet in the store. */
    private Scheduler member() throws SchedulerException {
        SchedulerRepository.getInstance().remove(CLUSTER);
        return new QuartzCluster(CLUSTER, dataSource, new Impatient())
                .join((fired, owner) -> new RunSchedule(schedules, log, pauses, metrics));
    }

    private record Impatient(Duration missedAfter, Duration signOfLifeEvery) implements ScheduleSettings {

        Impatient() {
            this(Duration.ofSeconds(1), Duration.ofSeconds(1));
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Time in which a run too many would show. */
    private static void settle() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void nextTime(Instant time) throws SQLException {
        sql("UPDATE qrtz_triggers SET next_fire_time = " + time.toEpochMilli() + " WHERE trigger_name LIKE 'probe%'");
    }

    private void sql(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String condition) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM qrtz_triggers WHERE " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }
}

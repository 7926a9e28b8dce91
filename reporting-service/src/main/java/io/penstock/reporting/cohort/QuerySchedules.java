package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.query.Arguments;
import io.penstock.reporting.cohort.query.CohortQuery;
import io.penstock.reporting.cohort.query.Queries;
import io.penstock.reporting.cohort.query.QuerySchedule;
import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.schedules.Schedule;
import io.penstock.schedules.ScheduleSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The schedules of queries, named {@code cohort-<schedule>}. */
@ApplicationScoped
class QuerySchedules implements ScheduleSource {

    private static final Logger LOG = Logger.getLogger(QuerySchedules.class);

    private final Queries queries;
    private final AskByQuery ask;
    private final LenderCalendar calendar;
    private final String service;

    QuerySchedules(
            Queries queries,
            AskByQuery ask,
            LenderCalendar calendar,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.queries = queries;
        this.ask = ask;
        this.calendar = calendar;
        this.service = service;
    }

    @Override
    public Collection<? extends Schedule> schedules() {
        return queries.all().stream().flatMap(this::schedules).toList();
    }

    private Stream<OfQuery> schedules(CohortQuery query) {
        return query.schedules().stream()
                .map(schedule -> new OfQuery(
                        query, schedule, calendar.zone(), (name, date) -> run(query, schedule, name, date)));
    }

    private void run(CohortQuery query, QuerySchedule schedule, String name, LocalDate date) {
        Arguments arguments = Arguments.of(query.parameters(), schedule.parameters());
        if (ask.by(service, name, query, arguments.values(), date).isEmpty()) {
            LOG.infof("cohort was asked for already schedule=%s date=%s", name, date);
        }
    }

    private interface Run {
        void of(String name, LocalDate date);
    }

    private record OfQuery(CohortQuery query, QuerySchedule schedule, ZoneId zone, Run run) implements Schedule {

        @Override
        public String name() {
            return "cohort-" + schedule.name();
        }

        @Override
        public String cron() {
            return schedule.cron();
        }

        @Override
        public void run(LocalDate date) {
            run.of(name(), date);
        }
    }
}

package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.query.CohortQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Puts on record that a workbook of what a query chooses is to be made; whoever is free makes it. */
@ApplicationScoped
class AskByQuery {

    private final CohortTable cohorts;
    private final Event<WorkbookAsked> asked;

    AskByQuery(CohortTable cohorts, Event<WorkbookAsked> asked) {
        this.cohorts = cohorts;
        this.asked = asked;
    }

    /** A person asks. */
    @Transactional
    Cohort by(String user, CohortQuery query, Map<String, String> values, LocalDate today) {
        return ask(query, values, today, user, null).orElseThrow();
    }

    /** A schedule asks: once for each date, whatever is run again. */
    @Transactional
    Optional<Cohort> by(
            String service, String schedule, CohortQuery query, Map<String, String> values, LocalDate date) {
        return ask(query, values, date, service, schedule);
    }

    private Optional<Cohort> ask(
            CohortQuery query, Map<String, String> values, LocalDate date, String by, String schedule) {
        Optional<Cohort> cohort = cohorts.ask(query.name(), Said.json(values), date, by, schedule);
        cohort.ifPresent(made -> asked.fire(new WorkbookAsked()));
        return cohort;
    }
}

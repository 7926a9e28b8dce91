package io.penstock.reporting.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts on record that a workbook is to be made; whoever is free makes it once that is committed. */
@ApplicationScoped
public class AskForWorkbook {

    private final CohortTable cohorts;
    private final Event<WorkbookAsked> asked;
    private final String service;

    AskForWorkbook(
            CohortTable cohorts,
            Event<WorkbookAsked> asked,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.cohorts = cohorts;
        this.asked = asked;
        this.service = service;
    }

    /** Asks, in the current transaction, for the workbook of a list that was loaded. */
    public void of(AccountsLoaded list) {
        if (cohorts.ask(list, service)) {
            asked.fire(new WorkbookAsked());
        }
    }
}

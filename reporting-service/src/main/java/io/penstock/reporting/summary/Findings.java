package io.penstock.reporting.summary;

import java.util.List;

/**
 * What a summary is made from.
 *
 * @param daysBefore the days of the week before
 * @param defaults what is owed most first
 */
record Findings(
        Week week,
        List<Day> days,
        List<Day> daysBefore,
        List<LoanInDefault> defaults,
        List<EndedLoad> loads,
        List<Quality.Rejects> rejects) {

    Figures figures() {
        return Figures.of(days);
    }

    Figures figuresBefore() {
        return Figures.of(daysBefore);
    }

    Quality quality() {
        return Quality.of(loads, rejects);
    }
}

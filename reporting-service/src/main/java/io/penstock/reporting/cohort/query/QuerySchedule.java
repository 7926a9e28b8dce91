package io.penstock.reporting.cohort.query;

import io.penstock.schedules.Schedule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * When a query is run by itself.
 *
 * @param name of the schedule, behind {@code cohort-}
 * @param cron a Quartz cron expression in the lender's zone, at most once a day; or {@link Schedule#OFF}
 * @param parameters what is said for the query's parameters
 */
public record QuerySchedule(String name, String cron, Map<String, String> parameters) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** To YAML, off without quotes is false. */
    private static final String YAML_OFF = "false";

    public QuerySchedule {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name of lower-case letters, digits and -, found " + name);
        }
        if (cron == null) {
            throw new IllegalArgumentException("expected a cron expression or off, found none");
        }
        cron = cron.equals(YAML_OFF) ? Schedule.OFF : cron;
        parameters = parameters == null ? Map.of() : Map.copyOf(new TreeMap<>(parameters));
    }

    void requireFitting(List<Parameter> known) {
        Arguments arguments = Arguments.of(known, parameters);
        if (!arguments.faults().isEmpty()) {
            throw new IllegalArgumentException("schedule " + name + ": " + arguments.inWords());
        }
    }
}

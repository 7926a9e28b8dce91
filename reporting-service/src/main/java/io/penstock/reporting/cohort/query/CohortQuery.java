package io.penstock.reporting.cohort.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonProperty.Access;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query that chooses accounts.
 *
 * @param sql one SELECT with a column {@code account_number}; its other columns are kept beside each account
 * @param rows most rows that it may give; null for the limit of all
 * @param timeout longest time that it may take, such as {@code 30s}; null for the limit of all
 * @param schedules when it is run by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CohortQuery(
        String name,
        String description,
        List<Parameter> parameters,
        @JsonProperty(access = Access.WRITE_ONLY) String sql,
        Integer rows,
        String timeout,
        List<QuerySchedule> schedules) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int MOST_ROWS = 10_000_000;

    public CohortQuery {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected a name of lower-case letters, digits and -, found " + name);
        }
        if (sql == null) {
            throw new IllegalArgumentException("expected sql, found none");
        }
        if (rows != null && (rows < 1 || rows > MOST_ROWS)) {
            throw new IllegalArgumentException("expected rows from 1 to %d, found %d".formatted(MOST_ROWS, rows));
        }
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
        requireUse(parameters, NamedSql.of(sql));
        if (timeout != null) {
            requirePositive(DurationConverter.parseDuration(timeout), timeout);
        }
        for (QuerySchedule schedule : schedules) {
            schedule.requireFitting(parameters);
        }
    }

    /** The statement as it is run. */
    @JsonIgnore
    NamedSql statement() {
        return NamedSql.of(sql);
    }

    /** Its own limit of time, if it has one. */
    @JsonIgnore
    Optional<Duration> ownTimeout() {
        return Optional.ofNullable(timeout).map(DurationConverter::parseDuration);
    }

    private static void requirePositive(Duration duration, String text) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("expected a timeout above 0, found " + text);
        }
    }

    /** A name that is misspelt on either side is found at start, and not when somebody asks. */
    private static void requireUse(List<Parameter> parameters, NamedSql statement) {
        Set<String> named = parameters.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        if (named.size() < parameters.size()) {
            throw new IllegalArgumentException("expected parameters of different names, found "
                    + parameters.stream().map(Parameter::name).toList());
        }
        Set<String> used = new HashSet<>(statement.names());
        used.remove(Parameter.TODAY);
        if (!used.equals(named)) {
            throw new IllegalArgumentException(
                    "expected sql to use the parameters %s, found %s".formatted(named, new TreeSet<>(used)));
        }
    }
}

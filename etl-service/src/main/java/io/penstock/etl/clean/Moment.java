package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/**
 * A date and time, as ISO 8601 or in one of several patterns, as local time of the plan's zone; a date alone is its first
 * moment. A midnight of another zone that becomes the day before is brought there like any other time, but may have been meant
 * as a date.
 */
final class Moment implements ValueFunction {
    static final String FORMAT = "timestamp-format";
    static final String PRECISION = "timestamp-precision";
    static final String MIDNIGHT = "timestamp-midnight";

    /** What a midnight is that is written with an offset. */
    enum Midnight {
        TIME,
        DATE
    }

    /** Null for ISO 8601. */
    private final DatePatterns patterns;

    private final ZoneId zone;
    private final Midnight midnight;

    /** @param patterns none for ISO 8601 */
    Moment(List<String> patterns, Midnight midnight, PlanSettings settings) {
        this.patterns = patterns.isEmpty() ? null : new DatePatterns(patterns, settings.locale());
        this.zone = settings.zone();
        this.midnight = midnight;
    }

    @Override
    public Class<?> type() {
        return LocalDateTime.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        LocalDateTime usual = patterns == null ? IsoTime.read(text) : null;
        if (usual != null) {
            return usual;
        }
        if (ZeroDate.isOne(text)) {
            faults.noValue(text);
            return null;
        }
        return patterns == null ? iso(text, faults) : formatted(text, faults);
    }

    private Object iso(String text, Faults faults) {
        IsoMoment moment = IsoMoment.read(text);
        if (moment == null) {
            faults.reject(FORMAT, "expected a time like 2024-01-25 12:00:00, found " + Quoted.of(text));
            return null;
        }
        if (moment.cut()) {
            faults.anomaly(
                    PRECISION,
                    "expected at most six digits of a second, found " + Quoted.of(text) + "; those beyond are cut off");
        }
        return moment.offset() == null ? moment.time() : local(moment.time().atZone(moment.offset()), text, faults);
    }

    private Object formatted(String text, Faults faults) {
        TemporalAccessor moment = patterns.read(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (moment instanceof ZonedDateTime zoned) {
            return local(zoned, text, faults);
        } else if (moment instanceof LocalDate date) {
            return date.atStartOfDay();
        } else if (moment == null) {
            faults.reject(FORMAT, "expected a time like " + patterns + ", found " + Quoted.of(text));
        }
        return moment;
    }

    private LocalDateTime local(ZonedDateTime moment, String text, Faults faults) {
        LocalDateTime local = moment.withZoneSameInstant(zone).toLocalDateTime();
        if (moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            if (midnight == Midnight.DATE) {
                return moment.toLocalDateTime();
            }
            if (local.toLocalDate().isBefore(moment.toLocalDate())) {
                faults.anomaly(
                        MIDNIGHT,
                        "expected a time and no date, found " + Quoted.of(text) + ", which is " + local + " in "
                                + zone);
            }
        }
        return local;
    }
}

package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** A date and time in one of several patterns, as local time of the plan's zone; a date alone is its first moment. */
final class Moment implements ValueFunction {
    static final String FORMAT = "timestamp-format";

    private static final String[] ISO_PATTERNS = {
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm[:ss][.SSSSSS][.SSS][XXX]",
        "yyyy-MM-dd'T'HH:mm[:ss][.SSSSSS][.SSS][XXX]",
        "yyyy-MM-dd"
    };

    private final DatePatterns patterns;
    private final ZoneId zone;
    private final boolean iso;

    Moment(List<String> patterns, PlanSettings settings) {
        this.patterns = new DatePatterns(patterns, settings.locale());
        this.zone = settings.zone();
        this.iso = patterns.size() > 1
                && patterns.subList(0, 2).equals(List.of(ISO_PATTERNS).subList(0, 2));
    }

    /** The patterns of ISO 8601 that systems use. */
    static String[] iso() {
        return ISO_PATTERNS.clone();
    }

    @Override
    public Class<?> type() {
        return LocalDateTime.class;
    }

    @Override
    public Object read(String text, Faults faults) {
        LocalDateTime usual = iso ? IsoTime.read(text) : null;
        return usual == null ? formatted(text, faults) : usual;
    }

    private Object formatted(String text, Faults faults) {
        TemporalAccessor moment = patterns.read(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (moment instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(zone).toLocalDateTime();
        } else if (moment instanceof LocalDate date) {
            return date.atStartOfDay();
        } else if (moment == null) {
            faults.reject(FORMAT, "expected a time like " + patterns + ", found " + Quoted.of(text));
        }
        return moment;
    }
}

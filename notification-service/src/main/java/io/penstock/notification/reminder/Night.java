package io.penstock.notification.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The quiet hours of every day: a span of the wall clock, over midnight if it ends earlier than it begins.
 *
 * <p>Where clocks are turned back over one of its ends, it begins when the wall shows it first and ends when the wall shows
 * it last; where they are turned forward over one, that end is the moment of turning.
 */
record Night(LocalTime from, LocalTime to) {

    private record Span(Instant begin, Instant end) {
        boolean contains(Instant time) {
            return !time.isBefore(begin) && time.isBefore(end);
        }
    }

    /** When the quiet hours end in which this moment lies; empty when it lies in none. */
    Optional<Instant> end(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        // Two days ago: where a whole day was left out of the calendar, a night may last over it.
        return LongStream.rangeClosed(-2, 0)
                .mapToObj(day -> night(today.plusDays(day), zone))
                .filter(span -> span.contains(now))
                .map(Span::end)
                .max(Instant::compareTo);
    }

    private Span night(LocalDate evening, ZoneId zone) {
        LocalDate morning = from.isAfter(to) ? evening.plusDays(1) : evening;
        return new Span(first(evening.atTime(from), zone), last(morning.atTime(to), zone));
    }

    private static Instant first(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition turn = zone.getRules().getTransition(wall);
        if (turn == null) {
            return wall.atZone(zone).toInstant();
        }
        return turn.isGap() ? turn.getInstant() : wall.toInstant(turn.getOffsetBefore());
    }

    private static Instant last(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition turn = zone.getRules().getTransition(wall);
        if (turn == null) {
            return wall.atZone(zone).toInstant();
        }
        return turn.isGap() ? turn.getInstant() : wall.toInstant(turn.getOffsetAfter());
    }
}

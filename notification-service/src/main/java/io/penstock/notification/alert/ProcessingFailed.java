package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A service cannot process or send a message, or cannot go on with other work; or it goes on again. */
record ProcessingFailed(String service, State state, String topic, String work, String reason, Instant at) {

    enum State {
        SET_ASIDE,
        NOT_SENT,
        AWAITS_REPAIR,
        GOES_ON
    }

    ProcessingFailed {
        requireNonNull(service, "service");
        requireNonNull(state, "state");
        requireNonNull(work, "work");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }

    /** What the alert is about: the messages of a topic, or the work that fails for one reason, within the hour. */
    String subject() {
        String about = topic == null ? reason : topic;
        return "%s %s %s at %s".formatted(state, service, about, at.truncatedTo(ChronoUnit.HOURS));
    }

    Finding finding() {
        String advice = advice();
        return new Finding(
                name(),
                null,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                work + ": " + reason + (advice.isEmpty() ? "" : "; " + advice),
                null,
                false);
    }

    private String name() {
        return switch (state) {
            case SET_ASIDE -> "message of %s set aside by %s".formatted(topic, service);
            case NOT_SENT -> "message of %s not sent by %s".formatted(topic, service);
            case AWAITS_REPAIR -> "work of %s awaits a repair".formatted(service);
            case GOES_ON -> "work of %s goes on".formatted(service);
        };
    }

    private String advice() {
        String calls = "/" + service.replace("-service", "") + "/dead-letters";
        return switch (state) {
            case SET_ASIDE -> "GET %s lists it, POST %s/%s/replay puts it back".formatted(calls, calls, topic);
            case NOT_SENT -> "GET %s/unsent lists it, POST %s/unsent/replay sends it again".formatted(calls, calls);
            case AWAITS_REPAIR -> "it is tried again by itself";
            case GOES_ON -> "";
        };
    }
}

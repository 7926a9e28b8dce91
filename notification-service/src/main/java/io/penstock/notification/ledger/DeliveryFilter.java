package io.penstock.notification.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which deliveries are meant; a null asks for all.
 *
 * @param since those that changed last at this time or later
 * @param until those that changed last before this time
 */
record DeliveryFilter(DeliveryState state, String template, Channel channel, Instant since, Instant until) {

    /**
     * As a caller writes it.
     *
     * @throws IllegalArgumentException where a value cannot be meant; its message is for the caller
     */
    static DeliveryFilter of(String state, String template, String channel, String since, String until) {
        return new DeliveryFilter(
                constant("state", state, DeliveryState.class),
                template,
                constant("channel", channel, Channel.class),
                time("since", since),
                time("until", until));
    }

    /** The conditions in terms of {@link Delivery}; empty where all are meant. */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        add(conditions, state, "state = :state");
        add(conditions, template, "template = :template");
        add(conditions, channel, "channel = :channel");
        add(conditions, since, "updatedAt >= :since");
        add(conditions, until, "updatedAt < :until");
        return String.join(" and ", conditions);
    }

    /** The values of {@link #conditions}, by name. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        add(parameters, "state", state);
        add(parameters, "template", template);
        add(parameters, "channel", channel);
        add(parameters, "since", since);
        add(parameters, "until", until);
        return parameters;
    }

    private static void add(List<String> conditions, Object value, String condition) {
        if (value != null) {
            conditions.add(condition);
        }
    }

    private static void add(Map<String, Object> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static <E extends Enum<E>> E constant(String parameter, String given, Class<E> type) {
        if (given == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        parameter + ": expected one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Instant time(String parameter, String given) {
        try {
            return given == null ? null : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(parameter + ": expected a time such as 2026-01-31T08:00:00Z", e);
        }
    }
}

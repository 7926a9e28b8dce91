package io.penstock.etl.plan;

import java.util.List;

/**
 * A record that can be loaded.
 *
 * @param values one per {@link MappingPlan#targetColumns target column}: String, Long, BigDecimal, LocalDate,
 *     LocalDateTime, Boolean or null. The row's own array, handed over: nothing else holds it
 * @param anomalies what looks wrong all the same; mostly empty
 */
@SuppressWarnings("ArrayRecordComponent") // one array per row instead of a list around it: millions are made
public record Row(Object[] values, List<Finding> anomalies) implements Mapped {}

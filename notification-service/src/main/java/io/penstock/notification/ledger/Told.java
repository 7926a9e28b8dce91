package io.penstock.notification.ledger;

import java.util.List;

/**
 * What is told of a delivery, whatever its state.
 *
 * @param alertKind null where it is no alert
 */
record Told(long id, String template, Channel channel, String alertKind, List<Long> batchIds) {}

package io.penstock.reporting.audit;

import java.time.Instant;

/**
 * Which sightings are asked for; null where it does not matter.
 *
 * @param to the first moment that is not wanted any more
 * @param before only those kept before the one with this id
 */
record AuditQuestion(Instant from, Instant to, String actor, String subject, Long before, int limit) {}

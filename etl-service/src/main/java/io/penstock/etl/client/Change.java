package io.penstock.etl.client;

import java.time.Instant;

/**
 * An entry of a history.
 *
 * @param operation INSERT, UPDATE or DELETE
 * @param changedBy the user of this service, or the database role of whoever wrote without it
 * @param batchId the batch that changed it, or null if a person did
 * @param former the values before; null for an INSERT
 */
public record Change<T>(String operation, Instant changedAt, String changedBy, Long batchId, T former) {}

package io.penstock.etl.smart360;

/**
 * A row that SMART360 refused.
 *
 * @param consumerId the row's key
 * @param absent whether SMART360 has no row of that key at all
 * @param reason what SMART360 said
 */
record Refusal(String consumerId, boolean absent, String reason) {}

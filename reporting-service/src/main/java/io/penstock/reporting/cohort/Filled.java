package io.penstock.reporting.cohort;

/**
 * How many accounts were written to a workbook.
 *
 * @param chosen rows that the query gave; null of a list
 * @param clients of those found, the ones that no consumer has but a client
 * @param optedOut of those found, the ones whose person opted out of messages
 * @param rejected rows of the list that are on a sheet of their own, or counted there
 * @param cut texts that were longer than a cell can be
 */
record Filled(Long chosen, long found, long clients, long optedOut, long notFound, long rejected, long cut) {

    Filled withRejected(long rows, long cutThere) {
        return new Filled(chosen, found, clients, optedOut, notFound, rows, cut + cutThere);
    }
}

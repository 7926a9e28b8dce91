package io.penstock.reporting.summary;

/**
 * A summary that is there.
 *
 * @param anew whether it was made just now, and will be sent
 */
record Made(Summary summary, boolean anew) {}

/**
 * The way of a batch as one trace, through all services: steps are spans, their context travels with events and is kept
 * in the rows by which work is found later.
 */
package io.penstock.messaging.trace;

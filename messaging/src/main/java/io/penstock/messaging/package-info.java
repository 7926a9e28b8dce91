/**
 * Effects exactly once over Kafka and PostgreSQL: events leave through an outbox and arrive through an inbox, both
 * written in the transaction of the data. Knows no domain word.
 */
package io.penstock.messaging;

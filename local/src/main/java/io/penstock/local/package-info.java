/** The whole platform on one computer: PostgreSQL, Kafka, a mail server, a Twilio stand-in and the four services. */
package io.penstock.local;

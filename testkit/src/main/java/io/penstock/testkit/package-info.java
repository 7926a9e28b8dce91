/**
 * The servers that the product talks to, real ones wherever there is one: PostgreSQL, Kafka, SMTP, and a stand-in that
 * answers as Twilio does. Tests and the local platform start them in seconds without an install.
 */
package io.penstock.testkit;

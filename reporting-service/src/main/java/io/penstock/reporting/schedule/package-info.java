/** What is done at set times, by one replica of those that run, and made up once when it was missed. */
package io.penstock.reporting.schedule;

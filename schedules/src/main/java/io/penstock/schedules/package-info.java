/**
 * What is done at set times, by one replica of those that run, and made up once when it was missed; what became of it, and
 * how a person pauses it or has it run. Knows no domain word.
 */
package io.penstock.schedules;

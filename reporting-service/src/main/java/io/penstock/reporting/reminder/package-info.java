/** Who is to be reminded of which loan on which day; the sending is another service's. */
package io.penstock.reporting.reminder;

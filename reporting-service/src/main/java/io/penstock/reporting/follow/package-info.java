/** Follows the events of the other services and writes the read model. */
package io.penstock.reporting.follow;

/** Shows the way of each batch through the services, from what their events tell. */
package io.penstock.reporting;

/** The way of each batch, for those who ask and for those who watch. */
package io.penstock.reporting.pipeline;

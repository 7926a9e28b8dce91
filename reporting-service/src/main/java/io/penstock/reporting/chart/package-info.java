/** Charts as PNG pictures, all of one look, from plain numbers. Knows nothing of what the numbers mean. */
package io.penstock.reporting.chart;

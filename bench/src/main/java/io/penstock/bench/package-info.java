/** Measures the platform against a bare COPY of the same rows, on the same computer, in one run; figures are ratios. */
package io.penstock.bench;

/** The page that a person watches; it uses the same REST interface as everybody. */
package io.penstock.reporting.page;

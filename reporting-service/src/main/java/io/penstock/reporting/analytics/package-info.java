/**
 * Questions about the lending: figures computed in SQL from the mart, as JSON and as pictures, kept until the mart changes.
 */
package io.penstock.reporting.analytics;

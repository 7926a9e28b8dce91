package io.penstock.etl.plan;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;

/**
 * A check that a plan declares but only the merge can make, since it needs other rows.
 *
 * @param column target column
 * @param kind {@link CheckCatalog#UNIQUE} or {@link CheckCatalog#REFERENCE}
 * @param refers {@code dataset.column} for a reference, else null
 * @param outcome how a break is reported
 */
public record MergeCheck(String column, CheckCatalog kind, String refers, Outcome outcome) {}

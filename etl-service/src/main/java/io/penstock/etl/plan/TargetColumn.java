package io.penstock.etl.plan;

/** A column of the dataset as a plan fills it. */
public record TargetColumn(String name, ColumnType type) {}

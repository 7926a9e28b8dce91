package io.penstock.etl.plan;

/** What came of holding a plan against the header of a file. */
public sealed interface Binding permits Bound, Unbindable {}

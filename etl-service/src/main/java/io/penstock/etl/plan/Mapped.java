package io.penstock.etl.plan;

/** What a mapping plan made of a record. */
public sealed interface Mapped permits Row, Rejected {}

package io.penstock.etl.plan;

/**
 * A plan that does not fit a header, so that no record can be mapped.
 *
 * @param reason "expected column 'Consumer ID' (or …), found: …". Quotes the header, which is personal data when a file
 *     has none and its first record stands in its place: for operators, never for logs or events
 */
public record Unbindable(String reason) implements Binding {}

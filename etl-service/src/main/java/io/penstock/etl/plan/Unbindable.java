package io.penstock.etl.plan;

/**
 * A plan that does not fit a header, so that no record can be mapped.
 *
 * @param reason "expected column 'Consumer ID' (or …), found: …". Quotes the header, which is personal data when a file
 *     has none and its first record stands in its place: for operators, never for logs or events
 * @param told the same without those headers that the plan does not know: for logs and events
 */
public record Unbindable(String reason, String told) implements Binding {}

package io.penstock.etl.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two columns of one row, for example {@code due_at >= created_at}. Grammar:
 * {@code column ( = | != | < | <= | > | >= ) column}. A side without a value passes.
 */
public record Comparison(String column, Operator operator, String other, Outcome outcome) implements RowCheck {
    private static final Pattern GRAMMAR = Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|=|<|>)\\s*(\\w+)\\s*");

    /** What may stand between the two columns. */
    public enum Operator {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** The operator as a plan and SQL spell it. */
        public String sign() {
            return sign;
        }

        private static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        /** Whether the operator asks for an order, not only for equality. */
        public boolean ordering() {
            return this != EQUAL && this != UNEQUAL;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case UNEQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case GREATER -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    /**
     * Reads a comparison.
     *
     * @throws IllegalArgumentException when the text is not in the grammar; its message says what was expected
     */
    public static Comparison parse(String text, Outcome outcome) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a comparison of two columns like 'due_at >= created_at', found " + Quoted.of(text));
        }
        return new Comparison(matcher.group(1), Operator.of(matcher.group(2)), matcher.group(3), outcome);
    }

    @Override
    @SuppressWarnings("unchecked") // the plan reader admits only columns of the same, comparable type
    public void check(Object value, Object otherValue, Faults faults) {
        if (value == null || otherValue == null) {
            return;
        }
        if (!operator.holds(((Comparable<Object>) value).compareTo(otherValue))) {
            String expected = column + " " + operator.sign + " " + other;
            faults.report(
                    outcome.severity(),
                    outcome.rule(),
                    "expected " + expected + ", found " + Quoted.of(value) + " and " + Quoted.of(otherValue));
        }
    }
}

package io.penstock.etl.check;

import java.util.Locale;

/** What becomes of a row that breaks a rule. */
public enum Severity {
    /** The row is not loaded; it is kept beside the mart with its reason. */
    REJECT,
    /** The row is loaded and noted as looking wrong. */
    ANOMALY;

    /** The severity as a mapping plan spells it, for example {@code anomaly}. */
    public static Severity named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.penstock.etl.dataset;

import java.util.Locale;

/** How the rows of a dataset are kept. */
public enum DatasetKind {
    /** One row per key: a later load changes what an earlier one has brought. */
    KEYED,
    /** The rows of each batch by themselves, as a list of its own. */
    LIST;

    /** How declarations write it. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.penstock.etl.model;

import java.util.Locale;

/** The service and the model differ. */
final class Difference extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Where where;

    Difference(Where where, String detail) {
        super(where.name().toLowerCase(Locale.ROOT) + ": " + detail);
        this.where = where;
    }

    Where where() {
        return where;
    }

    /** In what they differ. */
    enum Where {
        MART,
        SMART360,
        BOOKS,
        HISTORY,
        ANSWER,
        STATE
    }
}

package io.penstock.etl.reconcile;

import jakarta.enterprise.inject.spi.CDI;

/** Compares SMART360 with the mart without a schedule. */
public final class Reconciling {

    private Reconciling() {}

    public static void mend() {
        CDI.current().select(Reconcile.class).get().run(true);
    }
}

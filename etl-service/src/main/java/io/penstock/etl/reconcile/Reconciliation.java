package io.penstock.etl.reconcile;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A comparison of all consumers with all that SMART360 has. Written by SQL, in its own transaction; read here. */
@Entity
public class Reconciliation extends PanacheEntityBase {

    @Id
    public long id;

    /** Whether what was missing or differing was delivered again. */
    public boolean mended;

    public Instant startedAt;
    public Instant finishedAt;

    /** Consumers in the mart. */
    public long rows;

    /** Consumers that SMART360 had. */
    public long smart360;

    public long missing;
    public long differing;

    /** Consumers that SMART360 alone had. */
    public long unknown;

    public long delivered;

    /** Consumers that SMART360 did not take. */
    public long refused;
}

package io.penstock.notification.optout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** The suppression list. Addresses are given and kept in their normalised form. */
@ApplicationScoped
public class OptOuts {

    private static final String INSERT = """
            INSERT INTO opt_out AS old (address, kind, reason, created_by) VALUES (:address, :kind, :reason, :by)
            ON CONFLICT (address) DO UPDATE
            SET kind = excluded.kind, reason = excluded.reason, created_by = excluded.created_by, created_at = now()
            WHERE old.kind = 'UNDELIVERABLE' AND excluded.kind = 'OPTED_OUT'
            """;

    private final Session session;
    private final String application;

    OptOuts(Session session, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.session = session;
        this.application = application;
    }

    /** Puts an address on the list because its provider said so. */
    @Transactional
    public void suppress(String address, OptOutKind kind, String reason) {
        add(address, kind, reason, application);
    }

    /** Adds the address; what its owner wants outweighs what a provider said. Returns whether anything changed. */
    @Transactional
    boolean add(String address, OptOutKind kind, String reason, String by) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("address", address)
                        .setParameter("kind", kind.name())
                        .setParameter("reason", reason)
                        .setParameter("by", by)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    Optional<OptOut> find(String address) {
        return session.createNativeQuery(
                        "SELECT address, kind, reason, created_by, created_at FROM opt_out WHERE address = :address",
                        Tuple.class)
                .setParameter("address", address)
                .getResultStream()
                .map(OptOuts::optOut)
                .findFirst();
    }

    @Transactional
    boolean remove(String address) {
        return session.createNativeMutationQuery("DELETE FROM opt_out WHERE address = :address")
                        .setParameter("address", address)
                        .executeUpdate()
                == 1;
    }

    private static OptOut optOut(Tuple row) {
        return new OptOut(
                row.get(0, String.class),
                OptOutKind.valueOf(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Instant.class));
    }
}

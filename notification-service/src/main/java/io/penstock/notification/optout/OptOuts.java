package io.penstock.notification.optout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The suppression list. Addresses are given and kept in their normalised form. */
@ApplicationScoped
public class OptOuts {

    private static final String INSERT = """
            INSERT INTO opt_out AS old (address, kind, reason, note, created_by) VALUES (:address, :kind, :reason, :note, :by)
            ON CONFLICT (address) DO UPDATE
            SET kind = excluded.kind, reason = excluded.reason, note = excluded.note, created_by = excluded.created_by,
                created_at = now()
            WHERE old.kind = 'UNDELIVERABLE' AND excluded.kind = 'OPTED_OUT'
            """;
    private static final String SELECT = "SELECT id, address, kind, reason, note, created_by, created_at FROM opt_out ";
    private static final String NEWEST = SELECT + """
            WHERE id < :before AND (:kind = '' OR kind = :kind) ORDER BY id DESC
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
        add(address, kind, reason, null, application);
    }

    /**
     * Adds the address; what its owner wants outweighs what a provider said. Returns whether anything changed.
     *
     * @param note null where there is none
     */
    @Transactional
    boolean add(String address, OptOutKind kind, String reason, String note, String by) {
        return session.createNativeMutationQuery(INSERT)
                        .setParameter("address", address)
                        .setParameter("kind", kind.name())
                        .setParameter("reason", reason)
                        .setParameter("note", note, String.class)
                        .setParameter("by", by)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    Optional<OptOut> find(String address) {
        return read(query(SELECT + "WHERE address = :address").setParameter("address", address)).stream()
                .findFirst();
    }

    /** The newest first; a null kind asks for all, a null id begins with the newest. */
    @Transactional
    List<OptOut> newest(OptOutKind kind, Long before, int limit) {
        return read(query(NEWEST)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setParameter("kind", kind == null ? "" : kind.name())
                .setMaxResults(limit));
    }

    /** Those of the addresses that are on the list. */
    @Transactional
    List<String> listed(Collection<String> addresses) {
        return session.createNativeQuery(
                        "SELECT address FROM opt_out WHERE address = ANY(:addresses) ORDER BY address", String.class)
                .setParameter("addresses", addresses.toArray(String[]::new))
                .getResultList();
    }

    @Transactional
    boolean remove(String address) {
        return session.createNativeMutationQuery("DELETE FROM opt_out WHERE address = :address")
                        .setParameter("address", address)
                        .executeUpdate()
                == 1;
    }

    private NativeQuery<Tuple> query(String sql) {
        return session.createNativeQuery(sql, Tuple.class);
    }

    private static List<OptOut> read(NativeQuery<Tuple> query) {
        return query.getResultStream().map(OptOuts::optOut).toList();
    }

    private static OptOut optOut(Tuple row) {
        return new OptOut(
                row.get(0, Long.class),
                row.get(1, String.class),
                OptOutKind.valueOf(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Instant.class),
                null);
    }
}

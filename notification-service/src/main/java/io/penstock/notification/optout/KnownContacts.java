package io.penstock.notification.optout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/** Asks the mart which addresses its contacts have. */
@ApplicationScoped
class KnownContacts {

    private static final String PHONES = """
            SELECT DISTINCT phone FROM mart.contact_details WHERE phone = ANY(:phones) ORDER BY phone
            """;
    private static final String KNOWS = """
            SELECT EXISTS (SELECT FROM mart.contact_details WHERE phone = :address OR lower(btrim(email)) = :address)
            """;

    private final Session session;

    KnownContacts(Session session) {
        this.session = session;
    }

    /** Those of the numbers, in E.164, that a contact has. */
    @Transactional
    List<String> phones(Collection<String> possible) {
        return session.createNativeQuery(PHONES, String.class)
                .setParameter("phones", possible.toArray(String[]::new))
                .getResultList();
    }

    /** Whether a contact has the address. */
    @Transactional
    boolean know(String address) {
        return session.createNativeQuery(KNOWS, Boolean.class)
                .setParameter("address", address)
                .getSingleResult();
    }
}

package io.penstock.notification.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Looks up what is owed at this moment. */
@ApplicationScoped
class FindOwed {

    private static final String OWED =
            "SELECT loan_id, status, due_date, outstanding, language, time_zone FROM owed(:loans)";

    private final Session session;

    FindOwed(Session session) {
        this.session = session;
    }

    /** By loan; those are missing that are not on record. */
    Map<Long, Owed> on(Collection<Long> loanIds) {
        return session.createNativeQuery(OWED, Tuple.class)
                .setParameter("loans", loanIds.stream().distinct().toArray(Long[]::new))
                .getResultStream()
                .collect(Collectors.toMap(row -> row.get(0, Long.class), FindOwed::owed));
    }

    private static Owed owed(Tuple row) {
        return new Owed(
                row.get(1, String.class),
                row.get(2, LocalDate.class),
                row.get(3, BigDecimal.class),
                row.get(4, String.class),
                row.get(5, String.class));
    }
}

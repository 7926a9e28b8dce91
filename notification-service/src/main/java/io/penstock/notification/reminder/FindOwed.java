package io.penstock.notification.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.Session;

/** Looks up what is owed at this moment. */
@ApplicationScoped
class FindOwed {

    private static final String OWED = "SELECT status, due_date, outstanding, language, time_zone FROM owed(:loan)";

    private final Session session;

    FindOwed(Session session) {
        this.session = session;
    }

    /** Empty when the loan is not on record. */
    Optional<Owed> on(long loanId) {
        return session.createNativeQuery(OWED, Tuple.class)
                .setParameter("loan", loanId)
                .getResultStream()
                .map(FindOwed::owed)
                .findFirst();
    }

    private static Owed owed(Tuple row) {
        return new Owed(
                row.get(0, String.class),
                row.get(1, LocalDate.class),
                row.get(2, BigDecimal.class),
                row.get(3, String.class),
                row.get(4, String.class));
    }
}

package io.penstock.notification.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Raises the alert that somebody could not be written to. */
@ApplicationScoped
public class RaiseUnreachable {

    private final RaiseAlert alerts;

    RaiseUnreachable(RaiseAlert alerts) {
        this.alerts = alerts;
    }

    /**
     * Records it in the caller's transaction; it is told with others like it.
     *
     * @param subject what the message was about; a second alert about the same is none
     * @param name the same for people, nothing personal
     * @param reason why it reached nobody, nothing personal
     */
    public void raise(String subject, String name, String reason) {
        alerts.raise(
                AlertKind.UNREACHABLE,
                subject,
                new Finding(name, null, null, null, null, true, List.of(), List.of(), reason, null, false));
    }
}

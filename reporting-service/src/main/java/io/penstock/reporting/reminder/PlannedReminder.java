package io.penstock.reporting.reminder;

import java.time.LocalDate;

/**
 * A reminder that a run chose, and what becomes of it.
 *
 * @param leadDays the reminder for so many days before the due date
 * @param channel EMAIL or SMS; null if there is no address
 * @param why one sentence for the person who asks
 */
public record PlannedReminder(
        long loanId, long userId, LocalDate dueDate, int leadDays, String channel, Outcome outcome, String why) {

    /** What becomes of a reminder. */
    public enum Outcome {
        /** It is handed over to be sent. */
        WILL_SEND,
        /** It was handed over by an earlier run, and is not again. */
        ALREADY_SENT,
        /** The client has no address that works; the reminder is handed over to be reported as undeliverable. */
        NO_CONTACT,
        /** The client does not want messages at that address; the reminder is handed over to be recorded. */
        OPTED_OUT
    }

    static PlannedReminder of(DueLoan loan) {
        Outcome outcome = outcomeOf(loan);
        return new PlannedReminder(
                loan.loanId(),
                loan.userId(),
                loan.dueDate(),
                loan.leadDays(),
                loan.channel(),
                outcome,
                due(loan.daysLeft()) + ", reminder for " + lead(loan) + "; " + end(loan, outcome));
    }

    private static Outcome outcomeOf(DueLoan loan) {
        if (!loan.isNew()) {
            return Outcome.ALREADY_SENT;
        }
        return switch (loan.reach()) {
            case REACHABLE -> Outcome.WILL_SEND;
            case NO_CONTACT -> Outcome.NO_CONTACT;
            case OPTED_OUT -> Outcome.OPTED_OUT;
        };
    }

    private static String due(int daysLeft) {
        return switch (daysLeft) {
            case 0 -> "due today";
            case 1 -> "due tomorrow";
            default -> "due in " + daysLeft + " days";
        };
    }

    private static String lead(DueLoan loan) {
        String lead =
                switch (loan.leadDays()) {
                    case 0 -> "the day itself";
                    case 1 -> "the day before";
                    default -> loan.leadDays() + " days before";
                };
        return loan.leadDays() == loan.daysLeft() ? lead : lead + ", which had no run";
    }

    private static String end(DueLoan loan, Outcome outcome) {
        return switch (outcome) {
            case WILL_SEND -> "by " + channelOf(loan);
            case ALREADY_SENT ->
                loan.publishedBy() == null ? "published by another run" : "published by run " + loan.publishedBy();
            case NO_CONTACT -> "no address that works is known";
            case OPTED_OUT -> "opted out of messages by " + channelOf(loan);
        };
    }

    private static String channelOf(DueLoan loan) {
        return "SMS".equals(loan.channel()) ? "SMS" : "e-mail";
    }
}

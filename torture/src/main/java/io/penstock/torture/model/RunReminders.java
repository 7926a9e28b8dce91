package io.penstock.torture.model;

import io.penstock.testkit.TwilioFault;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.Step;

/**
 * A person has the reminders of a day sent: dry first, and twice. While they are sent the mail server is away, or Twilio
 * refuses some of them.
 *
 * @param twilio how Twilio fails
 * @param failures how many calls fail; 0 for none
 */
record RunReminders(Messages messages, boolean mailAway, TwilioFault twilio, int failures, boolean crash)
        implements Step {

    private static final long AWAY_MS = 1_500;

    @Override
    public void perform(MartModel model, EtlService service) {
        if (crash) {
            messages.crash();
        }
        messages.failTwilio(twilio, failures);
        if (mailAway) {
            messages.stopMail();
        }
        try {
            messages.run(true);
            long expected = messages.ledger().remind();
            equal(expected, messages.run(false));
            equal(0, messages.run(false));
            pause();
        } finally {
            if (mailAway) {
                messages.startMail();
            }
        }
        messages.settle();
        messages.failTwilioNoMore();
        messages.ledger().endDay();
    }

    private static void equal(long expected, long found) {
        if (expected != found) {
            throw new Difference(Where.ANSWER, "expected %d reminders, found %d".formatted(expected, found));
        }
    }

    private void pause() {
        try {
            Thread.sleep(mailAway ? AWAY_MS : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

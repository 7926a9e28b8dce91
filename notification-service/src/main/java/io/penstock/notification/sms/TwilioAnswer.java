package io.penstock.notification.sms;

import com.twilio.exception.ApiException;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Later;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.penstock.notification.ledger.Outcome.Unreachable;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Tells what a failed call to Twilio means for the message. Codes: https://www.twilio.com/docs/api/errors */
final class TwilioAnswer {

    /** The number cannot be, or cannot receive text messages. */
    private static final Set<Integer> WRONG_NUMBER = Set.of(21211, 21614);

    private static final int OPTED_OUT = 21610;
    private static final int UNAUTHORIZED = 401;
    private static final int GATEWAY_TIMEOUT = 504;

    private TwilioAnswer() {}

    /** What becomes of the message; the pause is for when Twilio was not called because it keeps failing. */
    static Outcome outcome(RuntimeException failure, Duration breakerPause) {
        if (failure instanceof TwilioFailure.Busy busy) {
            return new Later(busy.getMessage(), busy.pause());
        } else if (failure instanceof TwilioFailure.NotReached) {
            return new Retry(failure.getMessage());
        } else if (failure instanceof CircuitBreakerOpenException) {
            return new Later("Twilio is failing, not called", breakerPause);
        } else if (failure instanceof ApiException refused && refused.getStatusCode() != null) {
            return refused(refused);
        }
        return new Unknown("no answer from Twilio");
    }

    private static Outcome refused(ApiException refused) {
        int status = refused.getStatusCode();
        String reason = "Twilio " + (refused.getCode() == null ? status : refused.getCode());
        if (refused.getCode() != null && refused.getCode() == OPTED_OUT) {
            return new Unreachable(reason + ": recipient opted out", true);
        } else if (refused.getCode() != null && WRONG_NUMBER.contains(refused.getCode())) {
            return new Unreachable(reason + ": not a mobile number", false);
        } else if (status == GATEWAY_TIMEOUT || status < 300) {
            return new Unknown(reason);
        } else if (status >= 500 || status == UNAUTHORIZED) {
            // Wrong credentials are put right by an operator, and the message should then go.
            return new Retry(reason);
        }
        return new Permanent(reason);
    }

    /** Whether the failure says that Twilio, not the message, is at fault. */
    static boolean isTwiliosFault(Throwable failure) {
        return failure instanceof TwilioFailure.NotReached
                || failure instanceof TwilioFailure.NoAnswer
                || (failure instanceof ApiException refused
                        && refused.getStatusCode() != null
                        && refused.getStatusCode() >= 500);
    }
}

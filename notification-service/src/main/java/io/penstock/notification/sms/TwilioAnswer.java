package io.penstock.notification.sms;

import com.twilio.exception.ApiException;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.penstock.notification.ledger.Outcome.Unreachable;
import java.util.Optional;
import java.util.Set;

/** Tells what a failed call to Twilio means for the message. */
final class TwilioAnswer {

    /** Of a gateway that has passed the request on, whoever says so. */
    private static final Set<Integer> PASSED_ON = Set.of(502, 504);

    /** Wrong credentials, a suspended account, a wrong account: put right by an operator, and the message should then go. */
    private static final Set<Integer> ACCOUNT_REFUSED = Set.of(401, 403, 404);

    /** Twilio's codes have five digits. */
    private static final int FIRST_CODE = 10_000;

    private TwilioAnswer() {}

    static Outcome outcome(RuntimeException failure) {
        if (failure instanceof TwilioFailure.Busy busy) {
            return new ChannelFault(busy.getMessage(), Optional.of(busy.pause()));
        } else if (failure instanceof TwilioFailure.NotReached) {
            return new ChannelFault(failure.getMessage());
        } else if (failure instanceof TwilioFailure.ForeignAnswer) {
            return new Unknown(failure.getMessage(), true);
        } else if (failure instanceof ApiException refused && refused.getStatusCode() != null) {
            return refused(refused.getStatusCode(), refused.getCode());
        }
        return new Unknown("no answer from Twilio", true);
    }

    /** @param code null where the answer has none */
    private static Outcome refused(int status, Integer code) {
        if (code == null || code < FIRST_CODE || status < 400 || PASSED_ON.contains(status)) {
            // Whoever wrote this, the request may have come through to Twilio.
            return new Unknown("answer %d is not Twilio's own".formatted(status), true);
        }
        String reason = TwilioCode.reason(code);
        return switch (TwilioCode.of(code)) {
            case OPTED_OUT -> new Unreachable(reason, true);
            case WRONG_NUMBER -> new Unreachable(reason, false);
            case HANDSET_AWAY -> new Retry(reason);
            case ACCOUNT -> new ChannelFault(reason);
            case MESSAGE ->
                status >= 500 || ACCOUNT_REFUSED.contains(status) ? new ChannelFault(reason) : new Permanent(reason);
        };
    }
}

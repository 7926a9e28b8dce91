package io.penstock.notification.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TwilioAnswerTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvFileSource(resources = "/twilio-refusals.csv", numLinesToSkip = 1)
    void refusalIsClassifiedByStatusAndCode(int status, Integer code, String expected) {
        ApiException refusal = new ApiException("refused", code, "", status, null);

        assertEquals(expected, outcome(refusal).getClass().getSimpleName());
    }

    @Test
    void busyTwilioNamesThePause() {
        assertEquals(
                new ChannelFault("Twilio 429", Optional.of(Duration.ofSeconds(7))),
                outcome(new TwilioFailure.Busy(Duration.ofSeconds(7))));
    }

    @Test
    void whatNeverLeftIsTriedAgain() {
        assertEquals(new ChannelFault("Twilio not reached"), outcome(new TwilioFailure.NotReached(new IOException())));
    }

    @Test
    void lostAnswerOrAnswerThatCannotBeReadIsUnknown() {
        assertEquals(
                Unknown.class,
                outcome(new TwilioFailure.NoAnswer(new IOException())).getClass());
        assertEquals(
                Unknown.class, outcome(new ApiConnectionException("unreadable")).getClass());
    }

    private static Outcome outcome(RuntimeException failure) {
        return TwilioAnswer.outcome(failure);
    }
}

package io.penstock.notification.sms;

import java.time.Duration;

/** A call to Twilio that brought no answer to read. */
abstract sealed class TwilioFailure extends RuntimeException {

    TwilioFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** No byte of the request has left. */
    static final class NotReached extends TwilioFailure {
        NotReached(Throwable cause) {
            super("Twilio not reached", cause);
        }
    }

    /** Somebody between answered, and not in Twilio's form; the request may have been done. */
    static final class ForeignAnswer extends TwilioFailure {
        ForeignAnswer(int status) {
            super("answer %d is not Twilio's own".formatted(status), null);
        }
    }

    /** The request has left, and may have been done. */
    static final class NoAnswer extends TwilioFailure {
        NoAnswer(Throwable cause) {
            super("no answer from Twilio", cause);
        }
    }

    /** Nothing was done; Twilio says when to come again. */
    static final class Busy extends TwilioFailure {
        private final transient Duration pause;

        Busy(Duration pause) {
            super("Twilio 429", null);
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }
}

package io.penstock.messaging;

/** A message that is not the event it should be. The text says what is wrong, never what the message holds. */
class Undecodable extends RuntimeException {

    Undecodable(String message) {
        super(message);
    }
}

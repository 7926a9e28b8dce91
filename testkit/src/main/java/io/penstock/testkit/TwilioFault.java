package io.penstock.testkit;

/**
 * A way in which Twilio may fail, with the status and code it answers.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error dictionary</a>
 */
public enum TwilioFault {
    INVALID_NUMBER(400, 21211, "Invalid 'To' Phone Number"),
    NOT_ROUTABLE(400, 21612, "The 'To' phone number is not currently reachable via SMS"),
    NOT_PERMITTED(
            400, 21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"),
    OPTED_OUT(400, 21610, "Attempt to send to unsubscribed recipient"),
    NOT_MOBILE(400, 21614, "'To' number is not a valid mobile number"),
    UNAUTHORIZED(401, 20003, "Authenticate"),
    /** With {@code Retry-After: 1}. */
    TOO_MANY_REQUESTS(429, 20429, "Too Many Requests"),
    SERVER_ERROR(500, 20500, "An internal server error has occurred"),
    UNAVAILABLE(503, 20503, "Service unavailable"),
    /** The message is taken, and the connection closed without an answer. */
    ACCEPT_THEN_DROP(201, 0, null),
    /** The message is taken, and a gateway answers 502 with a page of its own. */
    BAD_GATEWAY(201, 0, null),
    /** A proxy answers 503 with a page of its own, and the message is not taken. */
    FOREIGN_UNAVAILABLE(0, 0, null),
    /** The message is not taken, and the connection closed without an answer. */
    DROP(0, 0, null),
    /** The message is taken, and answered only after the stand-in's slowness, see {@link TwilioStandIn#slowness}. */
    ACCEPT_SLOWLY(201, 0, null),
    /** The message is taken and answered; its callback says {@code undelivered}, error 30003: the handset is off. */
    UNDELIVERED(201, 30003, null),
    /** As {@link #UNDELIVERED}, error 30006: a landline. */
    LANDLINE(201, 30006, null),
    /** As {@link #UNDELIVERED}, error 21610: the recipient opted out, which a messaging service finds out afterwards. */
    OPTED_OUT_LATER(201, 21610, null),
    /** The message is taken, answered and delivered, and no callback says so. */
    NO_CALLBACK(201, 0, null);

    private final int status;
    private final int code;
    private final String message;

    TwilioFault(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    boolean failsLater() {
        return accepts() && code != 0;
    }

    boolean accepts() {
        return status == 201;
    }
}

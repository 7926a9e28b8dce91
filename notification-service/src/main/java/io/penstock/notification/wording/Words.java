package io.penstock.notification.wording;

/**
 * What a message says.
 *
 * @param subject one line, null in a text message
 * @param html null in a text message
 */
public record Words(String subject, String text, String html) {

    /** The words of a text message. */
    public static Words sms(String text) {
        return new Words(null, text, null);
    }
}

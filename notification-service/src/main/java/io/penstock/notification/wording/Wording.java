package io.penstock.notification.wording;

/** Finds the words of one template. */
public interface Wording {

    /** The template's name, which deliveries carry. */
    String template();

    /**
     * The words of a mail.
     *
     * @param payload as given when the delivery was intended
     * @throws IllegalArgumentException if the payload is not one of this template
     */
    Words mail(String payload);

    /**
     * The words of a text message, in {@link Words#text}; fits {@linkplain Segment one segment}.
     *
     * @throws IllegalArgumentException if the payload is not one of this template
     */
    Words sms(String payload);
}

package io.penstock.notification.wording;

import java.util.List;

/** Finds the words of one template. */
public interface Wording {

    /** The template's name, which deliveries carry. */
    String template();

    /**
     * The words of a mail, or why there are none. Asked each time before the message is sent, so that it says what is true
     * then.
     *
     * @param payload as given when the delivery was intended
     * @throws IllegalArgumentException if the payload is not one of this template
     */
    Worded mail(String payload);

    /** As {@link #mail} for many, in their order; a template that looks things up does so once for all of them. */
    default List<Worded> mails(List<String> payloads) {
        return payloads.stream().map(this::mail).toList();
    }

    /**
     * The words of a text message, in {@link Words#text}; fits {@linkplain Segment one segment}. Otherwise as
     * {@link #mail}.
     *
     * @throws IllegalArgumentException if the payload is not one of this template
     */
    Worded sms(String payload);
}

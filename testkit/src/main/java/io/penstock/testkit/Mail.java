package io.penstock.testkit;

import java.time.Instant;
import java.util.List;

/**
 * A mail as it was received by {@link MailServer}: one per recipient of the envelope.
 *
 * @param id ascending in the order of arrival, from 1
 * @param to the recipient of the envelope (not the {@code To} header)
 * @param from the {@code From} header as it stands, null when there is none
 * @param messageId the {@code Message-ID} header, null when there is none
 * @param text the first plain text body, null when there is none
 * @param html the first HTML body, null when there is none
 * @param attachments names of the attached files, in their order; not of the pictures that the HTML shows
 */
public record Mail(
        long id,
        String to,
        String from,
        String subject,
        String messageId,
        Instant receivedAt,
        String text,
        String html,
        List<String> attachments) {}

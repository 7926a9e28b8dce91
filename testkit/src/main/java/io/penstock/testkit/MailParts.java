package io.penstock.testkit;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes a raw mail apart: bodies and attachments, however deep the multiparts are nested. */
final class MailParts {

    /** An attached file with its declared content type. */
    record Attachment(String name, String contentType, byte[] content) {}

    private String text;
    private String html;
    private final List<Attachment> attachments = new ArrayList<>();

    private MailParts() {}

    static List<Attachment> attachments(byte[] raw) {
        try {
            return of(parse(raw)).attachments;
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mail read(long id, byte[] raw) {
        try {
            MimeMessage message = parse(raw);
            MailParts parts = of(message);
            return new Mail(
                    id,
                    message.getHeader(MailBox.ENVELOPE_TO, null),
                    message.getHeader("From", null),
                    message.getSubject(),
                    message.getMessageID(),
                    Instant.parse(message.getHeader(MailBox.RECEIVED_AT, null)),
                    parts.text,
                    parts.html,
                    parts.attachments.stream().map(Attachment::name).toList());
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MimeMessage parse(byte[] raw) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(raw));
    }

    private static MailParts of(Part whole) throws MessagingException, IOException {
        MailParts parts = new MailParts();
        parts.take(whole);
        return parts;
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart children = (Multipart) part.getContent();
            for (int i = 0; i < children.getCount(); i++) {
                BodyPart child = children.getBodyPart(i);
                take(child);
            }
        } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            String name = part.getFileName() == null ? "attachment" : MimeUtility.decodeText(part.getFileName());
            attachments.add(new Attachment(
                    name, part.getContentType(), part.getInputStream().readAllBytes()));
        } else if (part.isMimeType("text/html") && html == null) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/plain") && text == null) {
            text = String.valueOf(part.getContent());
        }
    }
}

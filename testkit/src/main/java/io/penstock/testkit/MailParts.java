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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a raw mail apart: bodies and attachments, however deep the multiparts are nested. */
final class MailParts {

    /**
     * A file with its declared content type.
     *
     * @param contentId by which the HTML may refer to it, null where it has none
     */
    record Attachment(String name, String contentType, String contentId, byte[] content) {

        /** As the HTML refers to it. */
        String reference() {
            return "cid:" + contentId;
        }

        /** The picture itself, as an address (RFC 2397); what is no picture is shown as nothing. */
        String dataUri() {
            String type = contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
            return PICTURE.matcher(type).matches()
                    ? "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content)
                    : "data:,";
        }
    }

    private static final Pattern PICTURE = Pattern.compile("image/(png|jpeg|gif)");

    private String text;
    private String html;
    private final List<Attachment> files = new ArrayList<>();

    private MailParts() {}

    static MailParts of(byte[] raw) {
        try {
            return of(parse(raw));
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
                    parts.attachments().stream().map(Attachment::name).toList());
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html() {
        return html;
    }

    /** The files that the HTML does not show. */
    List<Attachment> attachments() {
        return files.stream().filter(file -> !isShown(file)).toList();
    }

    /** The pictures within the HTML. */
    List<Attachment> pictures() {
        return files.stream().filter(this::isShown).toList();
    }

    private boolean isShown(Attachment file) {
        return file.contentId() != null && html != null && html.contains(file.reference());
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
        } else if (part.getFileName() != null
                || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || (contentId(part) != null && !part.isMimeType("text/*"))) {
            files.add(file(part));
        } else if (part.isMimeType("text/html") && html == null) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/plain") && text == null) {
            text = String.valueOf(part.getContent());
        }
    }

    private static Attachment file(Part part) throws MessagingException, IOException {
        String name = part.getFileName() == null ? "attachment" : MimeUtility.decodeText(part.getFileName());
        byte[] content = part.getInputStream().readAllBytes();
        return new Attachment(name, part.getContentType(), contentId(part), content);
    }

    /** Without its brackets (RFC 2392). */
    private static String contentId(Part part) throws MessagingException {
        String[] header = part.getHeader("Content-ID");
        return header == null ? null : header[0].strip().replaceAll("^<|>$", "");
    }
}

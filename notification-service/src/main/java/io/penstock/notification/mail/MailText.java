package io.penstock.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.notification.ledger.Letter;
import io.penstock.notification.wording.Enclosure;
import io.penstock.notification.wording.Words;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.util.ArrayList;
import java.util.List;

/** Writes a letter as a mail (RFC 5322, MIME). */
final class MailText {

    private MailText() {}

    static byte[] of(Letter letter, String from, String messageId) {
        Words words = letter.words();
        MailMessage mail = new MailMessage()
                .setFrom(from)
                .setTo(letter.recipient())
                .setSubject(words.subject())
                .setText(words.text())
                .setHtml(words.html())
                .addHeader("Message-ID", messageId)
                .addHeader("Auto-Submitted", "auto-generated");
        words.headers().forEach(mail::addHeader);
        enclose(mail, words.enclosures());
        return new MailEncoder(mail, "localhost").encode().getBytes(UTF_8);
    }

    private static void enclose(MailMessage mail, List<Enclosure> files) {
        List<MailAttachment> attached = new ArrayList<>();
        List<MailAttachment> inline = new ArrayList<>();
        for (Enclosure file : files) {
            MailAttachment part = MailAttachment.create()
                    .setName(file.name())
                    .setContentType(file.contentType())
                    .setDisposition(file.isInline() ? "inline" : "attachment")
                    .setData(Buffer.buffer(file.content()));
            if (file.isInline()) {
                inline.add(part.setContentId("<" + file.contentId() + ">"));
            } else {
                attached.add(part);
            }
        }
        if (!attached.isEmpty()) {
            mail.setAttachment(attached);
        }
        if (!inline.isEmpty()) {
            mail.setInlineAttachment(inline);
        }
    }
}

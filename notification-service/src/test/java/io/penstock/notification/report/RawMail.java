package io.penstock.notification.report;

import io.penstock.notification.Providers;
import io.penstock.testkit.Mail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A mail as it travelled, taken apart. */
final class RawMail {

    /** One leaf of the tree of parts. */
    record Leaf(String type, String disposition, String name, String contentId, byte[] content) {}

    private final List<Leaf> leaves = new ArrayList<>();
    private final StringBuilder shape = new StringBuilder();

    private RawMail() {}

    static RawMail of(Mail mail) throws IOException, InterruptedException, MessagingException {
        URI raw = URI.create(Providers.mail().webUrl() + "/mails/" + mail.id() + "/raw");
        byte[] bytes = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(raw).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
        RawMail taken = new RawMail();
        taken.take(new MimeMessage(null, new ByteArrayInputStream(bytes)));
        return taken;
    }

    /** The tree of content types: {@code mixed(alternative(text/plain text/html) image/png)}. */
    String shape() {
        return shape.toString();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    private void take(Part part) throws MessagingException, IOException {
        ContentType type = new ContentType(part.getContentType());
        if (part.isMimeType("multipart/*")) {
            Multipart children = (Multipart) part.getContent();
            shape.append(type.getSubType()).append('(');
            for (int i = 0; i < children.getCount(); i++) {
                shape.append(i == 0 ? "" : " ");
                BodyPart child = children.getBodyPart(i);
                take(child);
            }
            shape.append(')');
        } else {
            shape.append(type.getBaseType());
            String[] contentId = part.getHeader("Content-ID");
            leaves.add(new Leaf(
                    type.getBaseType(),
                    part.getDisposition(),
                    part.getFileName(),
                    contentId == null ? null : contentId[0],
                    part.getInputStream().readAllBytes()));
        }
    }
}

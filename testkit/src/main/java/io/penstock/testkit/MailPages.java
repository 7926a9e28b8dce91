package io.penstock.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.penstock.testkit.MailParts.Attachment;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web side of {@link MailServer}: a list, each mail with its attachments, and the same as JSON. */
final class MailPages implements HttpHandler {

    private static final Pattern ONE_MAIL =
            Pattern.compile("/mails/([0-9]{1,18})(?:/(html|raw|attachments/([0-9]{1,4})))?");

    /** A link opens a window of its own, which is free; the mail itself may do nothing. */
    private static final String SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String IFRAME =
            "sandbox=\"allow-popups allow-popups-to-escape-sandbox\" style=\"height:85vh\"";

    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    private final MailBox box;

    MailPages(MailBox box) {
        this.box = box;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher one = ONE_MAIL.matcher(path);
        if (path.equals("/")) {
            list(exchange);
        } else if (path.equals("/mails") && exchange.getRequestMethod().equals("DELETE")) {
            box.clear();
            WebPage.empty(exchange, 204);
        } else if (path.equals("/mails")) {
            WebPage.json(exchange, 200, box.mails());
        } else if (one.matches()) {
            one(exchange, one);
        } else {
            WebPage.empty(exchange, 404);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String rows = box.mails().stream()
                .sorted(Comparator.comparingLong(Mail::id).reversed())
                .map(mail -> "<tr><td>%s<td>%s<td><a href=\"/mails/%d\">%s</a><td>%d"
                        .formatted(
                                mail.receivedAt(),
                                WebPage.escape(mail.to()),
                                mail.id(),
                                WebPage.escape(mail.subject()),
                                mail.attachments().size()))
                .collect(Collectors.joining("\n"));
        WebPage.html(
                exchange,
                "Mails received",
                "<p>As JSON: <a href=/mails>/mails</a></p><table><tr><th>Received<th>To<th>Subject<th>Files\n" + rows
                        + "</table>");
    }

    private void one(HttpExchange exchange, Matcher path) throws IOException {
        long id = Long.parseLong(path.group(1));
        Optional<Mail> mail = box.mail(id);
        if (mail.isEmpty()) {
            WebPage.empty(exchange, 404);
        } else if (path.group(2) == null) {
            view(exchange, mail.get());
        } else if (path.group(2).equals("html")) {
            html(exchange, MailParts.of(box.raw(id).orElseThrow()));
        } else if (path.group(2).equals("raw")) {
            WebPage.send(exchange, 200, "text/plain; charset=utf-8", box.raw(id).orElseThrow());
        } else {
            attachment(exchange, id, Integer.parseInt(path.group(3)));
        }
    }

    private static void html(HttpExchange exchange, MailParts parts) throws IOException {
        // A mail is a stranger's page: no scripts, no requests to elsewhere, no pictures but its own.
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        SANDBOX + "; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        String html = HEAD.matcher(String.valueOf(parts.html())).replaceFirst("$0<base target=\"_blank\">");
        for (Attachment picture : parts.pictures()) {
            html = html.replace(picture.reference(), picture.dataUri());
        }
        WebPage.send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void view(HttpExchange exchange, Mail mail) throws IOException {
        StringBuilder page = new StringBuilder(
                "<p><a href=/>All mails</a> · <a href=\"/mails/%1$d/html\">alone</a> · <a href=\"/mails/%1$d/raw\">raw</a></p>"
                        .formatted(mail.id()));
        page.append("<table><tr><th>From<td>%s<tr><th>To<td>%s<tr><th>Received<td>%s</table>"
                .formatted(WebPage.escape(mail.from()), WebPage.escape(mail.to()), mail.receivedAt()));
        for (int i = 0; i < mail.attachments().size(); i++) {
            page.append("<p>Attached: <a href=\"/mails/%d/attachments/%d\">%s</a></p>"
                    .formatted(mail.id(), i, WebPage.escape(mail.attachments().get(i))));
        }
        if (mail.html() != null) {
            page.append("<iframe %s src=\"/mails/%d/html\"></iframe>".formatted(IFRAME, mail.id()));
        }
        if (mail.text() != null) {
            page.append("<pre>").append(WebPage.escape(mail.text())).append("</pre>");
        }
        WebPage.html(exchange, mail.subject() == null ? "(no subject)" : mail.subject(), page.toString());
    }

    private void attachment(HttpExchange exchange, long id, int index) throws IOException {
        List<Attachment> attachments = MailParts.of(box.raw(id).orElseThrow()).attachments();
        if (index >= attachments.size()) {
            WebPage.empty(exchange, 404);
            return;
        }
        Attachment attachment = attachments.get(index);
        String name =
                URLEncoder.encode(attachment.name(), StandardCharsets.UTF_8).replace("+", "%20");
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        WebPage.send(exchange, 200, "application/octet-stream", attachment.content());
    }
}

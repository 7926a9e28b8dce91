package io.penstock.testkit;

import com.sun.net.httpserver.HttpServer;
import java.nio.file.Path;
import java.util.List;

/**
 * An SMTP server that accepts a mail to anybody and sends none on, with a web page on which the mails can be read.
 *
 * <p>{@code GET /} is the page, {@code GET /mails} the same as JSON, {@code GET /mails/{id}} one mail with its
 * pictures and attachments, {@code DELETE /mails} empties it. Both servers listen on the loopback address only.
 */
public final class MailServer implements AutoCloseable {

    private final MailBox box;
    private final SmtpServer smtp;
    private final HttpServer web;

    private MailServer(int smtpPort, int webPort, Path folder) {
        box = new MailBox(folder);
        smtp = SmtpServer.start(smtpPort, box::receive);
        web = startWeb(webPort);
    }

    /** Starts both servers; port 0 means any free one. Mails are kept in memory only. */
    public static MailServer start(int smtpPort, int webPort) {
        return new MailServer(smtpPort, webPort, null);
    }

    /** As {@link #start(int, int)}, and keeps the mails as {@code .eml} files in the folder, where they are found again. */
    public static MailServer start(int smtpPort, int webPort, Path folder) {
        return new MailServer(smtpPort, webPort, folder);
    }

    public int smtpPort() {
        return smtp.port();
    }

    /** Address of the web page, without a slash at its end. */
    public String webUrl() {
        return WebPage.url(web);
    }

    /** All mails received, oldest first; a mail to two recipients is there twice. */
    public List<Mail> mails() {
        return box.mails();
    }

    /** How many mails were received, without reading them. */
    public int count() {
        return box.count();
    }

    /** Forgets all mails, those in the folder too. */
    public void clear() {
        box.clear();
    }

    @Override
    public void close() {
        WebPage.stop(web);
        smtp.close();
    }

    private HttpServer startWeb(int port) {
        try {
            return WebPage.serve(port, new MailPages(box));
        } catch (IllegalStateException e) {
            smtp.close();
            throw e;
        }
    }
}

package io.penstock.notification.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Commands and replies over one socket; commands follow each other without waiting where the server allows it (RFC 2920). */
final class SmtpTalk {

    private static final int BUFFER = 1 << 14;
    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private final BufferedReader in;
    private final OutputStream out;
    private List<String> offers = List.of();

    SmtpTalk(Socket socket) throws IOException {
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    /** Introduces this side, and learns what the server offers. */
    void hello(String me) throws IOException {
        SmtpReply reply = say("EHLO " + me);
        offers = reply.isGood() ? reply.lines() : List.of();
        if (!reply.isGood()) {
            say("HELO " + me).orRefused();
        }
    }

    /** The server's line that begins with this keyword, in capitals; empty when it offers no such thing. */
    String offer(String keyword) {
        return offers.stream()
                .map(line -> line.toUpperCase(Locale.ROOT))
                .filter(line -> line.startsWith(keyword))
                .findFirst()
                .orElse("");
    }

    SmtpReply say(String command) throws IOException {
        return say(List.of(command)).get(0);
    }

    /** Says all, whatever is replied to the first; gives a reply for each. */
    List<SmtpReply> say(List<String> commands) throws IOException {
        boolean atOnce = !offer("PIPELINING").isEmpty();
        List<SmtpReply> replies = new ArrayList<>();
        for (String command : commands) {
            out.write((command + "\r\n").getBytes(ISO_8859_1));
            if (!atOnce) {
                out.flush();
                replies.add(reply());
            }
        }
        out.flush();
        while (replies.size() < commands.size()) {
            replies.add(reply());
        }
        return replies;
    }

    SmtpReply reply() throws IOException {
        return SmtpReply.read(in);
    }

    /** Writes a mail but for the dot at its end: lines end with CRLF, a dot at a line's beginning is doubled. */
    void write(byte[] mail) throws IOException {
        int written = 0;
        byte last = '\n';
        for (int i = 0; i < mail.length; i++) {
            byte missing = missing(last, mail[i]);
            if (missing != 0) {
                out.write(mail, written, i - written);
                out.write(missing);
                written = i;
            }
            last = mail[i];
        }
        out.write(mail, written, mail.length - written);
        if (last != '\n') {
            out.write(END_OF_LINE);
        }
    }

    /** What has to stand between two bytes; 0 for nothing. */
    private static byte missing(byte last, byte next) {
        if (next == '\n' && last != '\r') {
            return '\r';
        }
        return next == '.' && last == '\n' ? (byte) '.' : 0;
    }
}

package io.penstock.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One SMTP connection, seen from the server (RFC 5321); commands may be sent without awaiting replies (RFC 2920). */
final class SmtpDialogue {

    private static final Pattern PATH = Pattern.compile("(?:FROM|TO):\\s*<([^>]*)>.*", Pattern.CASE_INSENSITIVE);
    private static final String OK = "250 OK";

    private final SmtpLines in;
    private final OutputStream out;
    private final SmtpServer.Keeper keeper;
    private final List<String> recipients = new ArrayList<>();
    private boolean hasSender;

    SmtpDialogue(InputStream in, OutputStream out, SmtpServer.Keeper keeper) {
        this.out = new BufferedOutputStream(out);
        this.in = new SmtpLines(in, this.out);
        this.keeper = keeper;
    }

    /** Answers until the client says goodbye or hangs up. */
    void hold() throws IOException {
        reply("220 localhost Penstock SMTP stand-in");
        for (String line = in.line(); line != null; line = in.line()) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String rest = line.substring(verb.length()).strip();
            if (verb.equals("QUIT")) {
                reply("221 bye");
                out.flush();
                return;
            }
            obey(verb, rest);
        }
    }

    private void obey(String verb, String rest) throws IOException {
        switch (verb) {
            case "EHLO" -> reply("250-localhost", "250-PIPELINING", "250-8BITMIME", "250 SIZE 52428800");
            case "HELO", "NOOP" -> reply(OK);
            case "RSET" -> {
                forget();
                reply(OK);
            }
            case "MAIL" -> {
                forget();
                hasSender = PATH.matcher(rest).matches();
                reply(hasSender ? OK : "501 expected FROM:<address>");
            }
            case "RCPT" -> recipient(rest);
            case "DATA" -> data();
            default -> reply("502 not known here");
        }
    }

    private void recipient(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (!hasSender) {
            reply("503 expected MAIL first");
        } else if (!path.matches() || path.group(1).isEmpty()) {
            reply("501 expected TO:<address>");
        } else {
            recipients.add(path.group(1));
            reply(OK);
        }
    }

    private void data() throws IOException {
        if (recipients.isEmpty()) {
            reply("503 expected RCPT first");
            return;
        }
        reply("354 go on, and end with a dot");
        byte[] mail = in.mail();
        for (String recipient : recipients) {
            keeper.keep(recipient, mail);
        }
        forget();
        reply(OK);
    }

    private void forget() {
        hasSender = false;
        recipients.clear();
    }

    private void reply(String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(ISO_8859_1));
        }
    }
}

package io.penstock.notification.mail;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an SMTP server answers: a code and lines (RFC 5321, 4.2). */
record SmtpReply(int code, List<String> lines) {

    private static final int CODE_DIGITS = 3;

    static SmtpReply read(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        do {
            line = in.readLine();
            if (line == null) {
                throw new EOFException("the SMTP server hung up");
            }
            if (!line.matches("[2-5][0-9]{2}([ -].*)?")) {
                throw new IOException("expected an SMTP reply, found something else");
            }
            lines.add(line.length() > CODE_DIGITS ? line.substring(CODE_DIGITS + 1) : "");
        } while (line.length() > CODE_DIGITS && line.charAt(CODE_DIGITS) == '-');
        return new SmtpReply(Integer.parseInt(line.substring(0, CODE_DIGITS)), lines);
    }

    /** 2yz and 3yz. */
    boolean isGood() {
        return code < 400;
    }

    SmtpReply orRefused() throws SmtpRefused {
        if (!isGood()) {
            throw new SmtpRefused(code);
        }
        return this;
    }
}

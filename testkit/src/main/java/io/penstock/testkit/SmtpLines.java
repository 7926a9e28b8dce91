package io.penstock.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What an SMTP client says, by lines; replies leave before anything is waited for. */
final class SmtpLines {

    private static final int LONGEST_COMMAND = 4096;
    private static final int LARGEST_MAIL = 50 << 20;

    private final InputStream in;
    private final OutputStream replies;
    private final byte[] read = new byte[1 << 14];
    private int next;
    private int end;

    SmtpLines(InputStream in, OutputStream replies) {
        this.in = in;
        this.replies = replies;
    }

    /** A command without its end of line; null when the client has hung up. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = one(); b != '\n'; b = one()) {
            if (b < 0 || line.length() > LONGEST_COMMAND) {
                return null;
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    /**
     * A mail up to the line that is a dot alone, without the dots that were added for transport (RFC 5321, 4.5.2).
     *
     * @throws EOFException if the client hangs up before that line
     */
    byte[] mail() throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(1 << 13);
        while (true) {
            int first = one();
            if (first == '.') {
                first = one();
                if (first == '\r' || first == '\n') {
                    if (first == '\r') {
                        one();
                    }
                    return mail.toByteArray();
                }
            }
            for (int b = first; ; b = one()) {
                if (b < 0 || mail.size() > LARGEST_MAIL) {
                    throw new EOFException("the mail has no end");
                }
                mail.write(b);
                if (b == '\n') {
                    break;
                }
            }
        }
    }

    private int one() throws IOException {
        if (next == end) {
            replies.flush();
            next = 0;
            end = in.read(read);
            if (end < 0) {
                end = 0;
                return -1;
            }
        }
        return read[next++] & 0xff;
    }
}

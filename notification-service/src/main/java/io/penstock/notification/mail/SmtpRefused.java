package io.penstock.notification.mail;

import java.io.IOException;

/** The SMTP server's answer is a refusal. */
final class SmtpRefused extends IOException {

    private final int code;

    SmtpRefused(int code) {
        super("SMTP " + code);
        this.code = code;
    }

    /** 421: the server closes the connection (RFC 5321, 3.8). */
    boolean endsConnection() {
        return code == 421;
    }

    /** 5yz; 4yz passes (RFC 5321, 4.2.1). */
    boolean isPermanent() {
        return code >= 500;
    }
}

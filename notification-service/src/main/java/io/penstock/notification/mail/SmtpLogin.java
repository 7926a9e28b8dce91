package io.penstock.notification.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** What is said to log in (RFC 4954), by the methods PLAIN or LOGIN. */
final class SmtpLogin {

    private final String user;
    private final String password;

    SmtpLogin(MailSettings settings) {
        user = settings.username().orElseThrow();
        password = settings.password().orElse("");
    }

    /**
     * The lines to send, each after the server's answer to the one before.
     *
     * @param offered the server's line {@code AUTH …}, in capitals
     */
    List<String> lines(String offered) throws IOException {
        List<String> methods = List.of(offered.split("[ =]"));
        if (methods.contains("PLAIN")) {
            return List.of("AUTH PLAIN " + base64("\0" + user + "\0" + password));
        } else if (methods.contains("LOGIN")) {
            return List.of("AUTH LOGIN", base64(user), base64(password));
        }
        throw new IOException("expected an SMTP server that lets log in by PLAIN or LOGIN, found neither");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

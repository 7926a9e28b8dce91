package io.penstock.notification.mail;

import io.penstock.notification.ledger.Outcome.ChannelFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks whether the SMTP server answers at all. The mail client does not tell whether a connection broke before or after the
 * mail had left; a server that is seen to be away beforehand leaves no mail in doubt.
 */
@ApplicationScoped
class MailServerCheck {

    private static final int MAX_TIMEOUT_MS = (int) Duration.ofSeconds(10).toMillis();

    private final String host;
    private final Optional<Integer> port;
    private final boolean tls;

    MailServerCheck(
            @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost") String host,
            @ConfigProperty(name = "quarkus.mailer.port") Optional<Integer> port,
            @ConfigProperty(name = "quarkus.mailer.tls", defaultValue = "false") boolean tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    /** Why no mail can be sent at present; empty where nothing is known against it. */
    Optional<ChannelFault> check() {
        return port.flatMap(this::check);
    }

    private Optional<ChannelFault> check(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MAX_TIMEOUT_MS);
            // A server that speaks TLS from the start says nothing before the client does.
            return tls ? Optional.empty() : greet(socket);
        } catch (IOException e) {
            return Optional.of(new ChannelFault("SMTP server not reached"));
        }
    }

    private static Optional<ChannelFault> greet(Socket socket) throws IOException {
        socket.setSoTimeout(MAX_TIMEOUT_MS);
        String greeting = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
        if (greeting == null) {
            return Optional.of(new ChannelFault("SMTP server hangs up"));
        } else if (greeting.startsWith("2")) {
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1));
            return Optional.empty();
        }
        return Optional.of(new ChannelFault(SmtpReply.greeting(greeting).reason()));
    }
}

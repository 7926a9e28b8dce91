package io.penstock.notification.mail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection to the SMTP server over which one mail after the other is given (RFC 5321). Tells whether a mail may have
 * been taken when the connection breaks.
 */
final class SmtpConnection {

    private static final int CONTINUE = 354;

    private final MailSettings settings;
    private final Socket socket = new Socket();
    private SmtpTalk talk;
    private boolean ready;
    private boolean mayHaveTaken;
    private volatile boolean cutOff;

    SmtpConnection(MailSettings settings) {
        this.settings = settings;
    }

    /** Connects, encrypts and logs in as the settings say. */
    void open() throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(settings.host(), settings.port()), (int)
                settings.timeout().toMillis());
        boolean encrypted = settings.encryption() == Encryption.TLS;
        talk = new SmtpTalk(encrypted ? encrypted() : socket);
        talk.reply().orRefused();
        talk.hello(me());
        if (settings.encryption() == Encryption.STARTTLS
                || (settings.encryption() == Encryption.IF_OFFERED
                        && !talk.offer("STARTTLS").isEmpty())) {
            talk.say("STARTTLS").orRefused();
            talk = new SmtpTalk(encrypted());
            talk.hello(me());
            encrypted = true;
        }
        if (settings.username().isPresent()) {
            logIn(encrypted);
        }
        ready = true;
    }

    /** Whether it was opened to the end, whatever has become of it since. */
    boolean isReady() {
        return ready;
    }

    boolean isOpen() {
        return ready && !socket.isClosed();
    }

    /** Ends the connection from any thread, whatever it is doing. */
    void cutOff() {
        cutOff = true;
        close();
    }

    boolean isCutOff() {
        return cutOff;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is given up either way.
            cutOff = true;
        }
    }

    /** Whether the last mail has left to its end, so that the server may have taken it, whatever happened then. */
    boolean mayHaveTaken() {
        return mayHaveTaken;
    }

    /**
     * Gives a mail to the server and waits until it has taken it.
     *
     * @throws SmtpRefused if the server does not take it; the connection can still be used
     */
    void send(String from, String to, byte[] mail) throws IOException {
        mayHaveTaken = false;
        List<SmtpReply> replies = talk.say(List.of("MAIL FROM:<" + from + '>', "RCPT TO:<" + to + '>', "DATA"));
        boolean asked = replies.get(replies.size() - 1).code() == CONTINUE;
        if (asked && replies.stream().allMatch(SmtpReply::isGood)) {
            talk.write(mail);
            mayHaveTaken = true;
            talk.say(".").orRefused();
            return;
        }
        // Asked for a mail that has no recipient, it gets an empty one, which it refuses (RFC 2920, 3.1).
        talk.say(asked ? "." : "RSET");
        for (SmtpReply reply : replies) {
            reply.orRefused();
        }
        throw new IOException("expected to be asked for the mail, found something else");
    }

    private String me() {
        return "[" + socket.getLocalAddress().getHostAddress() + "]";
    }

    private SSLSocket encrypted() throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, settings.host(), settings.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void logIn(boolean encrypted) throws IOException {
        if (!encrypted && settings.encryption() != Encryption.NONE) {
            throw new IOException("the SMTP server offers no encryption, and a password is not sent without");
        }
        for (String line : new SmtpLogin(settings).lines(talk.offer("AUTH"))) {
            talk.say(line).orRefused();
        }
    }
}

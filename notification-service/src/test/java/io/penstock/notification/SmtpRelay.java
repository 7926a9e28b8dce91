package io.penstock.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes SMTP on, line by line, and misbehaves when told. */
public final class SmtpRelay implements AutoCloseable {

    /** What to do to the next mails. */
    public enum Mood {
        OBLIGING,
        /** Passes the mail on and closes the connection instead of passing the reply back. */
        DROPS_AFTER_MAIL,
        /** Replies 451 to RCPT. */
        BUSY,
        /** Says nothing any more once it is told a recipient, until the client hangs up. */
        SILENT,
        /** Replies 550 to RCPT. */
        UNKNOWN_RECIPIENT,
        /** Replies 550 5.1.1 to RCPT. */
        NO_SUCH_MAILBOX,
        /** Asks for a login and replies 535 to it. */
        REFUSES_LOGIN,
        /** Replies 550 to MAIL FROM. */
        REFUSES_SENDER,
        /** Replies 554 to RCPT, because it does not relay for this client. */
        DENIES_RELAY,
        /** Greets with 421 and hangs up. */
        TURNS_AWAY,
        /** Hangs up without a word, as a gateway does behind which there is no server. */
        HANGS_UP
    }

    private static final Map<Mood, String> REPLIES_TO_RECIPIENT = Map.of(
            Mood.BUSY, "451 come back later",
            Mood.UNKNOWN_RECIPIENT, "550 no such user",
            Mood.NO_SUCH_MAILBOX, "550 5.1.1 no such user",
            Mood.DENIES_RELAY, "554 5.7.1 Relay access denied");

    private final int target;
    private final int port;
    private final AtomicInteger remaining = new AtomicInteger();
    private final AtomicInteger refusedLogins = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.OBLIGING;
    private volatile ServerSocket listening;

    SmtpRelay(int target) {
        this.target = target;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        serve(listening);
    }

    int port() {
        return port;
    }

    /** The next so many mails meet this mood. */
    public void be(Mood newMood, int mails) {
        mood = newMood;
        remaining.set(mails);
    }

    /**
     * Every mail meets this mood until the next call. Connections of before end, so that mails meet it from the greeting on;
     * one that obliges goes on with them, since a mail may be under way.
     */
    public void stay(Mood newMood) {
        be(newMood, Integer.MAX_VALUE);
        refusedLogins.set(0);
        if (newMood != Mood.OBLIGING) {
            clients.forEach(SmtpRelay::closeQuietly);
        }
    }

    /** How many logins were refused since {@link #stay}. */
    public int refusedLogins() {
        return refusedLogins.get();
    }

    /** From now on connections are refused, and those there are have ended. */
    public void shut() {
        closeQuietly(listening);
        clients.forEach(SmtpRelay::closeQuietly);
    }

    public void open() {
        listening = listen(port);
        serve(listening);
    }

    @Override
    public void close() {
        shut();
    }

    private void serve(ServerSocket server) {
        start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    clients.add(client);
                    start(() -> relay(client));
                } catch (IOException e) {
                    closeQuietly(server);
                }
            }
        });
    }

    private void relay(Socket client) {
        if (mood == Mood.TURNS_AWAY || mood == Mood.HANGS_UP) {
            turnAway(client, mood == Mood.TURNS_AWAY ? "421 4.3.2 too many connections" : "");
            return;
        }
        try (client;
                Socket smtp = new Socket(InetAddress.getLoopbackAddress(), target)) {
            converse(reader(client), client.getOutputStream(), reader(smtp), smtp.getOutputStream());
        } catch (IOException e) {
            // One side has hung up; so do we.
            closeQuietly(client);
        }
    }

    private static void turnAway(Socket client, String greeting) {
        try (client) {
            if (!greeting.isEmpty()) {
                write(client.getOutputStream(), greeting);
            }
        } catch (IOException e) {
            closeQuietly(client);
        }
    }

    private void converse(BufferedReader client, OutputStream toClient, BufferedReader smtp, OutputStream toSmtp)
            throws IOException {
        passReply(smtp, toClient);
        boolean data = false;
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            if (!data && refused(line, toClient)) {
                continue;
            }
            if (line.startsWith("EHLO") && mood == Mood.REFUSES_LOGIN) {
                write(toSmtp, line);
                passReply(smtp, toClient, "250-AUTH PLAIN");
                continue;
            }
            if (line.startsWith("RCPT") && mood == Mood.SILENT && remaining.getAndDecrement() > 0) {
                waitForEnd(client);
                return;
            }
            write(toSmtp, line);
            if (data && !line.equals(".")) {
                continue;
            }
            if (line.equals(".") && mood == Mood.DROPS_AFTER_MAIL && remaining.getAndDecrement() > 0) {
                smtp.readLine();
                return;
            }
            String reply = passReply(smtp, toClient);
            data = line.equals("DATA") && reply.startsWith("354");
        }
    }

    /** Answers the command itself where it is to be refused, or is a login. */
    private boolean refused(String line, OutputStream toClient) throws IOException {
        if (line.startsWith("AUTH")) {
            refusedLogins.addAndGet(mood == Mood.REFUSES_LOGIN ? 1 : 0);
            write(toClient, mood == Mood.REFUSES_LOGIN ? "535 5.7.8 no" : "235 2.7.0 yes");
            return true;
        }
        String reply = line.startsWith("RCPT") ? REPLIES_TO_RECIPIENT.get(mood) : null;
        if (line.startsWith("MAIL") && mood == Mood.REFUSES_SENDER) {
            reply = "550 5.7.60 no permission to send as this sender";
        }
        if (reply == null || remaining.getAndDecrement() <= 0) {
            return false;
        }
        write(toClient, reply);
        return true;
    }

    private static void waitForEnd(BufferedReader client) throws IOException {
        String line = client.readLine();
        while (line != null) {
            line = client.readLine();
        }
    }

    private static String passReply(BufferedReader smtp, OutputStream toClient, String... first) throws IOException {
        for (String more : first) {
            write(toClient, more);
        }
        String line;
        do {
            line = smtp.readLine();
            if (line == null) {
                throw new IOException("closed");
            }
            write(toClient, line);
        } while (line.length() > 3 && line.charAt(3) == '-');
        return line;
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "smtp-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

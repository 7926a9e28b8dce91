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
        UNKNOWN_RECIPIENT
    }

    private final int target;
    private final int port;
    private final AtomicInteger remaining = new AtomicInteger();
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
        try (client;
                Socket smtp = new Socket(InetAddress.getLoopbackAddress(), target)) {
            converse(reader(client), client.getOutputStream(), reader(smtp), smtp.getOutputStream());
        } catch (IOException e) {
            // One side has hung up; so do we.
            closeQuietly(client);
        }
    }

    private void converse(BufferedReader client, OutputStream toClient, BufferedReader smtp, OutputStream toSmtp)
            throws IOException {
        passReply(smtp, toClient);
        boolean data = false;
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            if (line.startsWith("RCPT") && !data && refused(toClient)) {
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

    private boolean refused(OutputStream toClient) throws IOException {
        boolean refuses = mood == Mood.BUSY || mood == Mood.UNKNOWN_RECIPIENT;
        if (!refuses || remaining.getAndDecrement() <= 0) {
            return false;
        }
        write(toClient, mood == Mood.BUSY ? "451 come back later" : "550 no such user");
        return true;
    }

    private static void waitForEnd(BufferedReader client) throws IOException {
        String line = client.readLine();
        while (line != null) {
            line = client.readLine();
        }
    }

    private static String passReply(BufferedReader smtp, OutputStream toClient) throws IOException {
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

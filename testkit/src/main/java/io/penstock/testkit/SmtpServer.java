package io.penstock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens for SMTP on the loopback address, a thread per connection, and hands over each mail. */
final class SmtpServer implements AutoCloseable {

    /** Keeps a mail; the sender is told that it was taken only after this returns. */
    interface Keeper {
        void keep(String recipient, byte[] mail) throws IOException;
    }

    private final ServerSocket listening;
    private final Keeper keeper;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private SmtpServer(ServerSocket listening, Keeper keeper) {
        this.listening = listening;
        this.keeper = keeper;
    }

    /** Port 0 means any free one. */
    static SmtpServer start(int port, Keeper keeper) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            SmtpServer server = new SmtpServer(listening, keeper);
            run("smtp", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("SMTP cannot listen on port " + port, e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Closes the port and all connections; a mail that is not wholly there by then is not kept. */
    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(SmtpServer::closeQuietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                run("smtp-" + client.getPort(), () -> serve(client));
            } catch (IOException e) {
                // Closed: there is nobody left to serve.
                closeQuietly(listening);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // Short replies leave at once; otherwise each would wait for the one before it to be acknowledged.
            client.setTcpNoDelay(true);
            new SmtpDialogue(client.getInputStream(), client.getOutputStream(), keeper).hold();
        } catch (IOException e) {
            // The other side has hung up, and needs no answer.
            closeQuietly(client);
        } finally {
            open.remove(client);
        }
    }

    private static void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

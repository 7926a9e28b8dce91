package io.penstock.etl.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;

/** Somebody who asks for much and reads hardly anything of it. */
final class SlowReader {

    private static final int SMALL_BUFFER = 4_096;

    private SlowReader() {}

    static Socket ask(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        String login = Base64.getEncoder().encodeToString("operator:operator".getBytes(US_ASCII));
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic %s\r\n\r\n".formatted(path, login);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return socket;
    }

    /** Reads the status of the answer, and no more. */
    static int status(Socket socket) throws IOException {
        byte[] line = new byte["HTTP/1.1 200".length()];
        InputStream in = socket.getInputStream();
        if (in.readNBytes(line, 0, line.length) < line.length) {
            throw new IOException("expected an answer, found the end of the connection");
        }
        return Integer.parseInt(new String(line, US_ASCII).substring("HTTP/1.1 ".length()));
    }
}

package io.penstock.etl.chunk;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This process, as it stands in the record of what it did: its host, or pod, and its number there. */
final class Worker {

    static final String NAME = host() + '/' + ProcessHandle.current().pid();

    private Worker() {}

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

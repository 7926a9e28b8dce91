package io.penstock.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Sends signals, and hears SIGINT, SIGTERM and SIGHUP before the JVM does. A shutdown hook would not do: all hooks run at once, and the
 * library that runs PostgreSQL has one, so the database would leave before its clients.
 *
 * <p>{@code sun.misc.Signal} is part of {@code jdk.unsupported}, which every JDK has; it is called by reflection because
 * the compiler warns of it in a way that cannot be silenced.
 */
final class Signals {

    private Signals() {}

    static void onStop(Runnable action) {
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            try {
                handle(name, action);
            } catch (InvocationTargetException e) {
                // The JVM was told to leave this signal alone (-Xrs), or the system does not have it.
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Sends a signal to another process; one that has ended by then hears nothing of it. */
    static void send(String name, ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Refused("signal " + name + " cannot be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ours = Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        action.run();
                        return null;
                    }
                    return method.getName().equals("hashCode") ? System.identityHashCode(proxy) : proxy == arguments[0];
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    }
}

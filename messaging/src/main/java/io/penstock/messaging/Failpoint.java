package io.penstock.messaging;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Names a moment at which a process may die, between two steps that must not be torn apart, so that a test can let it
 * die just there. Chance alone hardly ever meets windows of a millisecond.
 *
 * <p>Inert unless the environment variable {@code PENSTOCK_FAILPOINTS} names the moment, as in
 * {@code outbox.published=halt@3, inbox.committed=sleep:5000@1}: at the third passing of the one the process ends as by
 * {@code kill -9}; at the first passing of the other its thread sleeps for so many milliseconds.
 */
public final class Failpoint {

    private static final Logger LOG = Logger.getLogger(Failpoint.class);
    private static final Map<String, Failpoint> SET = parse(System.getenv("PENSTOCK_FAILPOINTS"));
    private static final int KILLED = 137;
    private static final long HALT = -1;

    private final String name;
    private final long sleepMs;
    private final AtomicInteger passingsLeft;

    private Failpoint(String name, long sleepMs, int passing) {
        this.name = name;
        this.sleepMs = sleepMs;
        this.passingsLeft = new AtomicInteger(passing);
    }

    /** Says that this moment is reached. Returns at once, unless a test wants something else. */
    public static void reach(String moment) {
        if (!SET.isEmpty() && SET.containsKey(moment)) {
            SET.get(moment).pass();
        }
    }

    private void pass() {
        if (passingsLeft.decrementAndGet() != 0) {
            return;
        }
        LOG.warnf("failpoint reached moment=%s", name);
        if (sleepMs == HALT) {
            Runtime.getRuntime().halt(KILLED);
        }
        try {
            Thread.sleep(sleepMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, Failpoint> parse(String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        return Arrays.stream(text.split(","))
                .map(one -> parseOne(one.strip()))
                .collect(Collectors.toUnmodifiableMap(one -> one.name, one -> one));
    }

    private static Failpoint parseOne(String text) {
        var parts = Pattern.compile("([a-z0-9.-]+)=(?:halt|sleep:(\\d{1,7}))@([1-9]\\d{0,5})")
                .matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected in PENSTOCK_FAILPOINTS moment=halt@N or moment=sleep:MILLISECONDS@N, found " + text);
        }
        long sleepMs = parts.group(2) == null ? HALT : Long.parseLong(parts.group(2));
        return new Failpoint(parts.group(1), sleepMs, Integer.parseInt(parts.group(3)));
    }
}

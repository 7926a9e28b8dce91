package io.penstock.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The faults to come: a queue for whoever sends next, and rules for single numbers, with Twilio's magic numbers. */
final class TwilioFaults {

    /** https://www.twilio.com/docs/iam/test-credentials#test-sms-messages-parameters-To */
    private static final Map<String, TwilioFault> MAGIC = Map.of(
            "+15005550001", TwilioFault.INVALID_NUMBER,
            "+15005550002", TwilioFault.NOT_ROUTABLE,
            "+15005550003", TwilioFault.NOT_PERMITTED,
            "+15005550004", TwilioFault.OPTED_OUT,
            "+15005550009", TwilioFault.NOT_MOBILE);

    private TwilioFault regular;
    private int oneIn;
    private long taken;
    private final Deque<TwilioFault> next = new ArrayDeque<>();
    private final Map<String, TwilioFault> byNumber = new ConcurrentHashMap<>();

    synchronized void failNext(TwilioFault fault, int times) {
        for (int i = 0; i < times; i++) {
            next.add(fault);
        }
    }

    void failFor(String number, TwilioFault fault) {
        byNumber.put(number, fault);
    }

    synchronized void failOneIn(int number, TwilioFault fault) {
        oneIn = number;
        regular = fault;
    }

    synchronized void clear() {
        next.clear();
        byNumber.clear();
        regular = null;
    }

    synchronized Optional<TwilioFault> take(String to) {
        TwilioFault rule = byNumber.getOrDefault(to, MAGIC.get(to));
        if (rule == null && next.isEmpty() && regular != null && ++taken % oneIn == 0) {
            rule = regular;
        }
        return Optional.ofNullable(rule == null ? next.poll() : rule);
    }
}

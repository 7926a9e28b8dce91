package io.penstock.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpFailureTest {

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsClassified(IOException failure, boolean connected, boolean mayHaveTaken, Outcome expected) {
        assertEquals(expected, SmtpFailure.outcome(failure, connected, mayHaveTaken));
    }

    static Stream<Arguments> failures() {
        Retry notReached = new Retry("SMTP server not reached");
        Retry early = new Retry("connection to the SMTP server broke before the mail had left");
        Unknown late = new Unknown("connection to the SMTP server broke");
        return Stream.of(
                Arguments.of(new ConnectException("refused"), false, false, notReached),
                Arguments.of(new UnknownHostException("mail"), false, false, notReached),
                Arguments.of(new SSLHandshakeException("no"), false, false, notReached),
                Arguments.of(new EOFException("no greeting"), false, false, notReached),
                Arguments.of(new SmtpRefused(535), false, false, new Retry("SMTP 535")),
                Arguments.of(new SmtpRefused(421), true, false, new Retry("SMTP 421")),
                Arguments.of(new SmtpRefused(452), true, false, new Retry("SMTP 452")),
                Arguments.of(new SmtpRefused(550), true, false, new Permanent("SMTP 550")),
                Arguments.of(new SmtpRefused(552), true, true, new Permanent("SMTP 552")),
                Arguments.of(new EOFException("hung up"), true, false, early),
                Arguments.of(new EOFException("hung up"), true, true, late),
                Arguments.of(new SocketException("closed"), true, true, late));
    }
}

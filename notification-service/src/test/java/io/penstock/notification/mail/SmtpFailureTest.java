package io.penstock.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpFailureTest {

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsClassified(Throwable failure, Outcome expected) {
        assertEquals(expected, SmtpFailure.outcome(new CompletionException(failure)));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), new Retry("SMTP server not reached")),
                Arguments.of(new UnknownHostException("mail"), new Retry("SMTP server not reached")),
                Arguments.of(new SSLHandshakeException("no"), new Retry("SMTP server not reached")),
                Arguments.of(reply(421), new Retry("SMTP 421")),
                Arguments.of(reply(452), new Retry("SMTP 452")),
                Arguments.of(reply(550), new Permanent("SMTP 550")),
                Arguments.of(new IOException("closed"), new Unknown("connection to the SMTP server broke")),
                Arguments.of(new TimeoutException(), new Unknown("connection to the SMTP server broke")));
    }

    private static SMTPException reply(int code) {
        return new SMTPException("refused", code, List.of(code + " no"), false);
    }
}

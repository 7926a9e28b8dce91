package io.penstock.notification.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpFailureTest {

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsClassified(Throwable failure, Outcome expected) {
        assertEquals(expected, SmtpFailure.outcome(new CompletionException(failure)));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), new ChannelFault("SMTP server not reached")),
                Arguments.of(new UnknownHostException("mail"), new ChannelFault("SMTP server not reached")),
                Arguments.of(new SSLHandshakeException("no"), new ChannelFault("SMTP server not reached")),
                Arguments.of(new NoRouteToHostException("no"), new ChannelFault("SMTP server not reached")),
                Arguments.of(
                        new NoStackTraceThrowable("login is required, but no allowed AUTH methods available"),
                        new ChannelFault("SMTP server offers no login")),
                Arguments.of(
                        new NoStackTraceThrowable("STARTTLS required but not supported by server"),
                        new ChannelFault("SMTP server offers no STARTTLS")),
                Arguments.of(
                        new NoStackTraceThrowable("message exceeds allowed size limit"),
                        new Permanent("larger than the SMTP server takes")),
                Arguments.of(new IOException("closed"), new Unknown("connection to the SMTP server broke", true)),
                Arguments.of(new TimeoutException(), new Unknown("connection to the SMTP server broke", true)));
    }

    @ParameterizedTest(name = "{0}: {2} is {3}")
    @CsvFileSource(resources = "/smtp-replies.csv", numLinesToSkip = 1)
    void replyBlamesUsTheAddressOrTheMail(String refused, int code, String reply, String outcome, String reason) {
        Outcome found = SmtpFailure.outcome(new SMTPException(refused, code, List.of(reply), false));

        assertEquals(outcome, found.getClass().getSimpleName());
        assertTrue(
                found.toString().contains("reason=" + reason + (found instanceof Permanent ? "]" : "")),
                found.toString());
    }
}

package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.messaging.Failures.Treatment;
import jakarta.transaction.RollbackException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FailuresTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/sql-states.csv", numLinesToSkip = 1)
    void sqlStateDecidesWhatIsDone(String sqlState, Treatment treatment, String what) {
        SQLException sql = new SQLException("", sqlState);

        assertEquals(treatment, Failures.treatment(new IllegalStateException(sql)), what);
        assertEquals(treatment, Failures.treatment(new Retryable("not stored", sql)), "a wrapper changes nothing");
    }

    @Test
    void failureThatATransactionMetBeforeItsCommitDecides() {
        RollbackException rollback = new RollbackException("");
        rollback.addSuppressed(new IllegalStateException(new SQLException("", "22021")));

        assertEquals(Treatment.GIVE_UP, Failures.treatment(new IllegalStateException(rollback)));
    }

    @Test
    void descriptionHasKindsAndSqlStateAndNoData() {
        SQLException sql = new SQLException("invalid input syntax for type integer: \"Jane Roe\"", "22P02");

        assertEquals(
                "IllegalStateException from SQLException sqlState=22P02",
                Failures.describe(new IllegalStateException("row not written", sql)));
        assertEquals("NullPointerException", Failures.describe(new NullPointerException()));
    }

    @Test
    void loggedFailureHasItsTraceAndOurWordsAndNoData() {
        SQLException sql = new SQLException("invalid input syntax for type integer: \"Jane Roe\"", "22P02");
        Throwable number = assertThrows(NumberFormatException.class, () -> Integer.parseInt("Jane Roe"));
        sql.initCause(number);
        StringWriter log = new StringWriter();

        Failures.withoutData(new IllegalStateException("row not written batchId=7", sql))
                .printStackTrace(new PrintWriter(log));

        assertFalse(log.toString().contains("Jane Roe"), log.toString());
        assertTrue(log.toString().contains("IllegalStateException: row not written batchId=7"), log.toString());
        assertTrue(log.toString().contains("Caused by: java.sql.SQLException sqlState=22P02"), log.toString());
        assertTrue(log.toString().contains("FailuresTest.java"), log.toString());
    }

    @Test
    void poolThatGaveUpWaitingPasses() {
        assertTrue(Failures.passes(new SQLException("acquisition timeout")));
    }

    @Test
    void commitThatFailedPasses() {
        assertTrue(Failures.passes(new IllegalStateException(new RollbackException())));
    }

    @Test
    void whileTheServiceStopsEverythingPasses() {
        Failures.duringStop(true);
        try {
            assertTrue(Failures.passes(new IllegalStateException("EntityManagerFactory is closed")));
        } finally {
            Failures.duringStop(false);
        }
        assertFalse(Failures.passes(new IllegalStateException("EntityManagerFactory is closed")));
    }

    @Test
    void faultOfTheProgramStays() {
        assertFalse(Failures.passes(new IllegalStateException(new NullPointerException())));
    }
}

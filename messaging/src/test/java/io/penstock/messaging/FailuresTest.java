package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true", // connection failure
        "40P01, true", // deadlock
        "40001, true", // serialization failure
        "25P03, true", // transaction ended because the process stood still
        "25P02, false", // asked something of a transaction that has failed
        "53300, true", // too many connections
        "57P01, true", // terminated by an administrator
        "23505, false", // unique violation
        "22P02, false", // invalid text
        "42P01, false" // no such table
    })
    void sqlStateTellsWhetherAFailurePasses(String sqlState, boolean passes) {
        assertEquals(passes, Failures.passes(new IllegalStateException(new SQLException("", sqlState))));
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

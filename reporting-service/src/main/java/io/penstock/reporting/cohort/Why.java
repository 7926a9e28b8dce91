package io.penstock.reporting.cohort;

import io.penstock.reporting.cohort.query.QueryFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** Says why a workbook could not be made, in words that hold no record. */
final class Why {

    private Why() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryFailure query) {
                return query.getMessage();
            }
            if (cause instanceof SQLException sql) {
                return "the database refused (SQLSTATE " + sql.getSQLState() + ")";
            }
            if (cause instanceof FileSystemException file) {
                return ofFile(file);
            }
            if (cause instanceof IOException io && io.getMessage() != null) {
                return io.getMessage();
            }
        }
        return "unexpected: " + failure.getClass().getSimpleName();
    }

    /** Whether it would fail again and again, however long one waits. */
    static boolean stays(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof QueryFailure) {
                return true;
            }
        }
        return false;
    }

    private static String ofFile(FileSystemException failure) {
        String what = failure.getReason();
        if (what == null) {
            what = failure instanceof AccessDeniedException
                    ? "not permitted"
                    : failure instanceof NoSuchFileException
                            ? "not there"
                            : failure instanceof FileAlreadyExistsException
                                    ? "a file is in its place"
                                    : failure.getClass().getSimpleName();
        }
        return "the outbox cannot be written: " + what;
    }
}

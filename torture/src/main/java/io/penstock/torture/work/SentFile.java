package io.penstock.torture.work;

import java.util.Set;

/**
 * A file of consumers that was sent, and what must be in its books.
 *
 * @param number which it is, from 0
 * @param refused the lines whose records must be rejected
 * @param sha256 of its content, in hexadecimal digits
 */
public record SentFile(
        int number,
        String name,
        long read,
        long inserted,
        long updated,
        long unchanged,
        long duplicate,
        Set<Long> refused,
        String sha256) {

    /** The books in one line, as {@code read=inserted+updated+unchanged+duplicate+rejected}. */
    public String books() {
        return "%d=%d+%d+%d+%d+%d".formatted(read, inserted, updated, unchanged, duplicate, refused.size());
    }
}

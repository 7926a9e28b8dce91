package io.penstock.tables;

import java.util.Arrays;

/** Where each string of a file begins: four bytes a string instead of an object. */
final class StringOffsets {
    private static final int FIRST_SIZE = 1024;

    /** What one memory mapping can hold. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private int[] starts = new int[FIRST_SIZE];
    private int count;

    /** The next string has this length in bytes. */
    void add(int length) {
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        long next = (long) starts[count] + length;
        if (next > MOST_BYTES) {
            throw new UnreadableTable("expected at most 2 GB of text in a workbook, found more", null);
        }
        count++;
        starts[count] = (int) next;
    }

    int count() {
        return count;
    }

    /** Where a string begins; that of the count is the end of the last one. */
    int start(int index) {
        return starts[index];
    }
}

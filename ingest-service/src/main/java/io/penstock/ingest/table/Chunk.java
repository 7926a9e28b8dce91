package io.penstock.ingest.table;

/**
 * A run of a batch's records, the unit of parallel work.
 *
 * @param number from 1
 * @param firstLine physical line of the first record
 * @param records how many
 * @param content a zstd frame of RFC 4180 records in UTF-8, each ended by LF, whose first field is the physical line
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Chunk(int number, long firstLine, int records, byte[] content) {

    /** Where chunks go, in order. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a chunk over. */
        void accept(Chunk chunk);
    }
}

package io.penstock.ingest.table;

import java.util.List;

/**
 * Takes the records of a table one field at a time, straight from the reader's buffer: a million rows make no million
 * strings. The calls are {@code header}, then per record {@code begin}, {@code field} …, and {@code end} or
 * {@code discard}.
 */
public interface RecordSink {

    /** The names of the columns, once, before the first record. */
    void header(List<String> names);

    /** A record begins on this physical line (or Excel row), from 1. */
    void begin(long line);

    /** The next field of the record, as it came; the characters are only valid during the call. */
    void field(char[] chars, int offset, int length);

    /** The record is whole. */
    void end();

    /** The record turned out to be none (a blank line) and is forgotten. */
    void discard();
}

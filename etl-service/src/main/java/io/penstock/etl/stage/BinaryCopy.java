package io.penstock.etl.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows by {@code COPY … FROM STDIN (FORMAT binary)}, the fastest way into PostgreSQL. The format is that of the
 * PostgreSQL manual, chapter COPY, "Binary Format". While one is open, its connection can do nothing else.
 *
 * <pre>{@code
 * try (BinaryCopy copy = BinaryCopy.into(connection, "reject (line, rule)")) {
 *     copy.startRow(2);
 *     copy.write(7L);
 *     copy.write("required");
 *     copy.finish();
 * }
 * }</pre>
 */
public final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final LocalDate EPOCH =
            LocalDate.of(2000, 1, 1); // where PostgreSQL counts days and microseconds from
    private static final int NO_VALUE = -1;
    private static final int END = -1;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins to write into a table with its columns in parentheses. */
    public static BinaryCopy into(Connection connection, String target) throws SQLException {
        return new BinaryCopy(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)"));
    }

    /** Begins a row of so many columns. */
    public void startRow(int columns) throws SQLException {
        room(Short.BYTES);
        buffer.putShort((short) columns);
    }

    /** Writes a bigint. */
    public void write(long value) throws SQLException {
        room(Integer.BYTES + Long.BYTES);
        buffer.putInt(Long.BYTES).putLong(value);
    }

    /** Writes an integer. */
    public void write(int value) throws SQLException {
        room(2 * Integer.BYTES);
        buffer.putInt(Integer.BYTES).putInt(value);
    }

    /** Writes a text, or no value. */
    public void write(String value) throws SQLException {
        if (value == null) {
            room(Integer.BYTES);
            buffer.putInt(NO_VALUE);
            return;
        }
        byte[] bytes = value.getBytes(UTF_8);
        room(Integer.BYTES + bytes.length);
        buffer.putInt(bytes.length).put(bytes);
    }

    /** Writes a value of a mapped row: one of the classes of a plan's column types, or no value. */
    public void write(Object value) throws SQLException {
        if (value == null || value instanceof String) {
            write((String) value);
        } else if (value instanceof Long number) {
            write(number.longValue());
        } else if (value instanceof BigDecimal number) {
            write(number);
        } else if (value instanceof LocalDateTime time) {
            write(MICROS.between(EPOCH.atStartOfDay(), time));
        } else if (value instanceof LocalDate date) {
            write(Math.toIntExact(DAYS.between(EPOCH, date)));
        } else if (value instanceof Boolean truth) {
            room(Integer.BYTES + 1);
            buffer.putInt(1).put((byte) (truth ? 1 : 0));
        } else {
            throw new IllegalArgumentException("expected a value of a column type, found "
                    + value.getClass().getSimpleName());
        }
    }

    private void write(BigDecimal value) throws SQLException {
        BinaryNumeric numeric = BinaryNumeric.of(value);
        room(Integer.BYTES + numeric.bytes());
        buffer.putInt(numeric.bytes());
        numeric.put(buffer);
    }

    /** Ends the writing; returns the number of rows written. */
    public long finish() throws SQLException {
        room(Short.BYTES);
        buffer.putShort((short) END);
        flush();
        return copy.endCopy();
    }

    /** Gives up what was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.remaining() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}

package io.penstock.ingest.table;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.penstock.tables.UnreadableTable;
import java.util.Arrays;
import java.util.List;

/**
 * Turns records into chunks. A chunk ends at its number of records, or earlier at {@value #MOST_BYTES} bytes, so that
 * memory stays flat however wide the rows are. The two buffers are used again for every chunk.
 */
public final class ChunkEncoder implements RecordSink, AutoCloseable {
    static final int MOST_BYTES = 8 * 1024 * 1024;
    static final int MOST_RECORD_BYTES = 8 * 1024 * 1024;

    private final int recordsPerChunk;
    private final Chunk.Sink sink;
    private final RecordBuffer buffer = new RecordBuffer();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(1);
    private byte[] compressed = new byte[0];
    private List<String> header = List.of();
    private int chunks;
    private int records;
    private long rows;
    private long firstLine;
    private long line;
    private int recordStart;

    public ChunkEncoder(int recordsPerChunk, Chunk.Sink sink) {
        this.recordsPerChunk = recordsPerChunk;
        this.sink = sink;
    }

    @Override
    public void header(List<String> names) {
        header = names;
    }

    @Override
    public void begin(long physicalLine) {
        line = physicalLine;
        recordStart = buffer.size();
        buffer.number(physicalLine);
    }

    @Override
    public void field(char[] chars, int offset, int length) {
        buffer.field(chars, offset, length);
        if (buffer.size() - recordStart > MOST_RECORD_BYTES) {
            throw new UnreadableTable("expected a record of at most 8 MB, found a longer one", line);
        }
    }

    @Override
    public void end() {
        buffer.endRecord();
        if (records == 0) {
            firstLine = line;
        }
        records++;
        rows++;
        if (records == recordsPerChunk || buffer.size() >= MOST_BYTES) {
            flush();
        }
    }

    @Override
    public void discard() {
        buffer.truncate(recordStart);
    }

    /** Hands over what is left. */
    public void finish() {
        if (records > 0) {
            flush();
        }
    }

    /** Names of the columns. */
    public List<String> header() {
        return header;
    }

    /** Records so far. */
    public long rows() {
        return rows;
    }

    /** Chunks handed over so far. */
    public int chunks() {
        return chunks;
    }

    private void flush() {
        int bound = Math.toIntExact(Zstd.compressBound(buffer.size()));
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        int length = zstd.compressByteArray(compressed, 0, compressed.length, buffer.bytes(), 0, buffer.size());
        chunks++;
        sink.accept(new Chunk(chunks, firstLine, records, Arrays.copyOf(compressed, length)));
        buffer.truncate(0);
        records = 0;
    }

    @Override
    public void close() {
        zstd.close();
    }
}

package io.penstock.torture.work;

/**
 * The consumers of a utility over time. Each file tells of the same number of them, but of the tenth that came last instead
 * of the tenth that came first; of those it has in common with the file before, one in ten has changed. So whatever is
 * known after a file can be said of every consumer without a memory.
 *
 * @param rows consumers in a file
 * @param seed decides who changes when
 */
public record Consumers(int rows, long seed) {

    /** What a consumer's version is while no file has told of it. */
    public static final int UNKNOWN = -1;

    private static final int OVERLAP = 10;
    private static final int CHANGES_ONE_IN = 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** The first consumer of a file; files are counted from 0. */
    public long first(int file) {
        return file * step() + 1;
    }

    /** The last consumer of a file, which is the last that is known then. */
    public long last(int file) {
        return file * step() + rows;
    }

    /** The file that first told of a consumer. */
    public int bornIn(long id) {
        return id <= rows ? 0 : Math.toIntExact((id - rows + step() - 1) / step());
    }

    /** Whether a file tells other things of a consumer than the file before did. */
    public boolean changesIn(long id, int file) {
        return file > bornIn(id) && file <= lastIn(id) && Long.remainderUnsigned(mixed(id, file), CHANGES_ONE_IN) == 0;
    }

    /** The file from which comes what is known of a consumer after a file; {@link #UNKNOWN} if nothing is. */
    public int versionAfter(long id, int file) {
        if (id < 1 || id > last(file)) {
            return UNKNOWN;
        }
        int version = Math.min(file, lastIn(id));
        while (version > bornIn(id) && !changesIn(id, version)) {
            version--;
        }
        return version;
    }

    private int lastIn(long id) {
        return Math.toIntExact((id - 1) / step());
    }

    private long step() {
        return Math.max(1, rows / OVERLAP);
    }

    private long mixed(long id, int file) {
        long z = (seed + id) * MIX + file;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

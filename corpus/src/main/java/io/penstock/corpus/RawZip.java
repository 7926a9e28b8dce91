package io.penstock.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes zip archives by hand, since the usual classes refuse to write bad ones. */
final class RawZip {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final int ABOUT_BYTES = 26;
    private static final int MORE_BYTES = 10;
    private static final int END_BYTES = 22;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short DEFLATED = 8;

    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final Set<String> names = new HashSet<>();
    private int count;

    boolean has(String name) {
        return names.contains(name);
    }

    /** Adds an entry, whether there is one of this name or not. */
    void add(String name, byte[] content) throws IOException {
        names.add(name);
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        byte[] packed = deflated(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        int offset = entries.size();
        byte[] about = new byte[ABOUT_BYTES];
        little(about)
                .putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort(DEFLATED)
                .putInt(0)
                .putInt((int) crc.getValue())
                .putInt(packed.length)
                .putInt(content.length)
                .putShort((short) path.length)
                .putShort((short) 0);
        number(entries, LOCAL);
        entries.write(about);
        entries.write(path);
        entries.write(packed);
        number(directory, CENTRAL);
        directory.write(new byte[] {(byte) VERSION, 0});
        directory.write(about);
        directory.write(new byte[MORE_BYTES]);
        number(directory, offset);
        directory.write(path);
        count++;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(entries.toByteArray());
        all.write(directory.toByteArray());
        byte[] end = new byte[END_BYTES];
        little(end)
                .putInt(END)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt(entries.size());
        all.write(end);
        return all.toByteArray();
    }

    private static byte[] deflated(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(content);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void number(ByteArrayOutputStream to, int number) throws IOException {
        byte[] bytes = new byte[Integer.BYTES];
        little(bytes).putInt(number);
        to.write(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package io.penstock.reporting.cohort.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The file of a workbook: open to all who have it, or encrypted with a password (ECMA-376 agile encryption, as Excel
 * does it). What is encrypted is never on a disk in clear.
 */
public final class WorkbookFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final Optional<String> password;

    /** A file, which need not be there yet. */
    public WorkbookFile(Path path, Optional<String> password) {
        this.path = path;
        this.password = password;
    }

    /** Writes something to a stream. */
    public interface Writing<T> {
        T to(OutputStream out) throws IOException;
    }

    /** Reads something from a stream. */
    public interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Writes the file, down to the disk. */
    public <T> T write(Writing<T> writing) throws IOException {
        T written = password.isPresent() ? encrypt(password.get(), writing) : writeClear(writing);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return written;
    }

    /** Reads the workbook. */
    public <T> T read(Reading<T> reading) throws IOException {
        return password.isPresent() ? decrypt(password.get(), reading) : readClear(reading);
    }

    private <T> T writeClear(Writing<T> writing) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(path.toFile()), BUFFER)) {
            return writing.to(out);
        }
    }

    private <T> T readClear(Reading<T> reading) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            return reading.from(in);
        }
    }

    private <T> T encrypt(String secret, Writing<T> writing) throws IOException {
        try (POIFSFileSystem container = POIFSFileSystem.create(path.toFile())) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(secret);
            T written;
            try (OutputStream out = new BufferedOutputStream(encryptor.getDataStream(container), BUFFER)) {
                written = writing.to(out);
            }
            container.writeFilesystem();
            return written;
        } catch (GeneralSecurityException e) {
            throw new IOException("workbook cannot be encrypted", e);
        }
    }

    private <T> T decrypt(String secret, Reading<T> reading) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(path.toFile(), true)) {
            Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(container));
            if (!decryptor.verifyPassword(secret)) {
                throw new IOException("workbook does not open with its password");
            }
            try (InputStream in = new BufferedInputStream(decryptor.getDataStream(container), BUFFER)) {
                return reading.from(in);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("workbook cannot be decrypted", e);
        }
    }
}

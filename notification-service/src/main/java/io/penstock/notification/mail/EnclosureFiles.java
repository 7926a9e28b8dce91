package io.penstock.notification.mail;

import io.penstock.notification.wording.Enclosure;
import io.quarkus.mailer.Mail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The enclosures of one mail as files, for as long as it is sent. The mailer reads a file in blocks. It copies an array byte
 * by byte, on the thread that sends all mails: three megabytes held up every other mail for four seconds.
 */
final class EnclosureFiles implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EnclosureFiles.class);

    private final List<Path> files = new ArrayList<>();

    void attach(Enclosure enclosure, Mail mail) throws IOException {
        File file = write(enclosure.content());
        if (enclosure.isInline()) {
            mail.addInlineAttachment(enclosure.name(), file, enclosure.contentType(), enclosure.contentId());
        } else {
            mail.addAttachment(enclosure.name(), file, enclosure.contentType());
        }
    }

    private File write(byte[] content) throws IOException {
        Path file = Files.createTempFile("enclosure-", ".tmp");
        files.add(file);
        return Files.write(file, content).toFile();
    }

    /** What becomes of the files says nothing about the mail. */
    @Override
    public void close() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warnf(e, "file of a mail cannot be removed file=%s", file);
            }
        }
    }
}

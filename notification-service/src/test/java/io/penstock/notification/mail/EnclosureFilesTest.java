package io.penstock.notification.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.wording.Enclosure;
import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class EnclosureFilesTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final Mail mail = new Mail();

    @Test
    void enclosureIsAFileForAsLongAsTheMailIsSent() throws IOException {
        File file;
        try (EnclosureFiles files = new EnclosureFiles()) {
            files.attach(Enclosure.attached("report.xlsx", "application/x", CONTENT), mail);

            Attachment attachment = mail.getAttachments().get(0);
            assertEquals("report.xlsx", attachment.getName());
            assertFalse(attachment.isInlineAttachment());
            assertNull(attachment.getData(), "the mailer copies data byte by byte");
            file = attachment.getFile();
            assertArrayEquals(CONTENT, Files.readAllBytes(file.toPath()));
        }
        assertFalse(file.exists());
    }

    @Test
    void pictureIsAFileWithinTheText() throws IOException {
        try (EnclosureFiles files = new EnclosureFiles()) {
            files.attach(Enclosure.inline("issued.png", "image/png", "issued@penstock", CONTENT), mail);

            Attachment attachment = mail.getAttachments().get(0);
            assertTrue(attachment.isInlineAttachment());
            assertEquals("<issued@penstock>", attachment.getContentId());
            assertNull(attachment.getData(), "the mailer copies data byte by byte");
        }
    }
}

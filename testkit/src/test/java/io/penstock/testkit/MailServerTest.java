package io.penstock.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailServerTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
    private static final byte[] WORKBOOK = {'P', 'K', 3, 4, 0, (byte) 255};

    private MailServer server;

    @BeforeEach
    void startAndSend() throws MessagingException {
        server = MailServer.start(0, 0);
        send();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pictureWithinTheTextIsNoAttachment() {
        Mail mail = server.mails().get(0);

        assertEquals(List.of("week.xlsx"), mail.attachments());
        assertTrue(mail.html().contains("cid:chart@test"), mail.html());
    }

    @Test
    void pageShowsPicturesAndRunsNothing() throws IOException, InterruptedException {
        HttpResponse<byte[]> page = get("/mails/1/html");

        String html = new String(page.body(), StandardCharsets.UTF_8);
        String picture = Base64.getEncoder().encodeToString(PICTURE);
        assertTrue(html.contains("<img src=\"data:image/png;base64," + picture + "\""), html);
        assertFalse(html.contains("cid:chart@test"), html);
        assertTrue(html.contains("<base target=\"_blank\">"), html);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'") && policy.contains("img-src data:"), policy);
        assertFalse(policy.contains("allow-scripts"), policy);
    }

    @Test
    void attachmentIsDownloadedUnderItsName() throws IOException, InterruptedException {
        HttpResponse<byte[]> file = get("/mails/1/attachments/0");

        assertArrayEquals(WORKBOOK, file.body());
        assertEquals(
                "attachment; filename*=UTF-8''week.xlsx",
                file.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(404, get("/mails/1/attachments/1").statusCode());
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.webUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private void send() throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<html><head></head><body><img src=\"cid:chart@test\"></body></html>", "text/html");
        MimeBodyPart picture = file("image/png", PICTURE);
        picture.setContentID("<chart@test>");
        picture.setFileName("chart.png");
        MimeBodyPart workbook = file("application/octet-stream", WORKBOOK);
        workbook.setFileName("week.xlsx");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(new MimeMultipart("related", html, picture));

        MimeMessage message = new MimeMessage(Session.getInstance(smtp()));
        message.setFrom(new InternetAddress("penstock@example.test"));
        message.setRecipient(RecipientType.TO, new InternetAddress("reader@example.test"));
        message.setSubject("Week");
        message.setContent(new MimeMultipart("mixed", body, workbook));
        Transport.send(message);
    }

    private Properties smtp() {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", "127.0.0.1");
        smtp.setProperty("mail.smtp.port", String.valueOf(server.smtpPort()));
        return smtp;
    }

    private static MimeBodyPart file(String type, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        return part;
    }
}

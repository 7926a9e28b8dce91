package io.penstock.corpus;

import io.penstock.local.Platform;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Sms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Looks for what must not be where many read: personal data in logs, events and alerts, failures that nobody foresaw, and
 * names of files that a mail shows as markup. The persons of the corpus are all called Quillfeather, live in Larkspur Ave
 * and have numbers that begin with 813 555.
 */
final class Secrecy {
    private static final Pattern PERSONAL = Pattern.compile("(?i).{0,60}(quillfeather|larkspur|813.{0,2}555).{0,60}");
    private static final Pattern UNFORESEEN = Pattern.compile(
            ".{0,80}(NullPointer|IndexOutOfBounds|ClassCast|OutOfMemory|StackOverflow|InvalidPath|IllegalArgument|IllegalState)"
                    + "(Exception|Error).{0,120}");
    private static final Pattern MARKUP = Pattern.compile("(?i)<(script|img)[^>]*corpus");

    private final Platform platform;
    private final Path home;

    Secrecy(Platform platform, Path home) {
        this.platform = platform;
        this.home = home;
    }

    void look(Faults faults) throws IOException {
        logs(faults);
        topics(faults);
        alerts(faults);
    }

    private void logs(Faults faults) throws IOException {
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.toList()) {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                find(PERSONAL, log.getFileName() + " has personal data", text, faults);
                find(UNFORESEEN, log.getFileName() + " has a failure that nobody foresaw", text, faults);
            }
        }
    }

    private void topics(Faults faults) {
        Messages messages = new Messages(platform.runFile().kafka().bootstrap());
        for (String topic : messages.topics()) {
            // A dead letter is the message as it came, whoever sent it.
            if (!topic.endsWith(Messages.DEAD) && !topic.startsWith("__")) {
                for (ConsumerRecord<byte[], byte[]> message : messages.all(topic)) {
                    if (message.headers().lastHeader(Messages.STRANGE) == null && message.value() != null) {
                        String text = new String(message.value(), StandardCharsets.UTF_8);
                        find(PERSONAL, "topic " + topic + " has personal data", text, faults);
                    }
                }
            }
        }
    }

    private void alerts(Faults faults) {
        List<Mail> mails = platform.servers().mail().mails();
        for (Mail mail : mails) {
            String text = mail.subject() + "\n" + mail.text() + "\n" + mail.html();
            find(PERSONAL, "a mail has personal data", text, faults);
            find(MARKUP, "a mail takes a file's name for markup", String.valueOf(mail.html()), faults);
        }
        for (Sms message : platform.servers().twilio().messages()) {
            find(PERSONAL, "a text message has personal data", message.body(), faults);
        }
    }

    private static void find(Pattern pattern, String fault, String text, Faults faults) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            faults.add(fault + ": " + matcher.group().strip());
        }
    }
}

package io.penstock.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How mails are given to the SMTP server. */
@ConfigMapping(prefix = "penstock.notification.mail")
public interface MailSettings {

    /** The SMTP server. */
    @WithDefault("localhost")
    String host();

    @WithDefault("1025")
    @Min(1)
    @Max(65535)
    int port();

    /** Who sends all mails: an address, or a name and the address in angle brackets. */
    String from();

    /** Whether and when the connection is encrypted; certificates are checked as the Java runtime does. */
    @WithDefault("IF_OFFERED")
    Encryption encryption();

    /** For a server that wants to know who sends. Sent over an encrypted connection only, unless encryption is NONE. */
    Optional<String> username();

    /** Given with the user name. */
    Optional<String> password();

    /** How long the SMTP server may take for one mail, from connecting to its last reply. */
    @WithDefault("30s")
    Duration timeout();

    /** How long a connection is kept for the next mail; shorter than the server keeps it. */
    @WithDefault("20s")
    Duration keep();

    /** How many mails a sender marks as being sent at once. After a crash each of them waits for a person. */
    @WithDefault("20")
    @Min(1)
    @Max(500)
    int atOnce();

    /** The right side of each Message-ID; a domain of the sender's. */
    @WithDefault("penstock.localdomain")
    String messageIdDomain();
}

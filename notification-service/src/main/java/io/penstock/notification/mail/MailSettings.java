package io.penstock.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How mails are given to the SMTP server; where it is and who sends is told to {@code quarkus.mailer}. */
@ConfigMapping(prefix = "penstock.notification.mail")
public interface MailSettings {

    /** How long the SMTP server may take for one mail, from connecting to its last reply. */
    @WithDefault("30s")
    Duration timeout();

    /** How many mails a sender claims at once. After a crash those that it had not begun to send wait for a sixth of the lease. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int atOnce();

    /**
     * How many of these a sender puts on record as begun at once. After a crash these are {@code UNKNOWN}, each for a person
     * to decide; fewer cost a transaction more often.
     */
    @WithDefault("5")
    @Min(1)
    @Max(50)
    int begunAtOnce();

    /** The right side of each Message-ID; a domain of the sender's. */
    @WithDefault("penstock.localdomain")
    String messageIdDomain();
}

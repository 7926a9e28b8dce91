package io.penstock.notification.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** In whose name clients are written to. */
@ConfigMapping(prefix = "penstock.notification.lender")
public interface LenderSettings {

    /** As clients know it. */
    @WithDefault("Penstock Lending")
    String name();

    /** Where clients write to with questions, or to get no more mails: an address that is read by people. */
    @WithDefault("${quarkus.mailer.from}")
    String email();

    /** Where clients call, as it is to be written in messages. */
    Optional<String> phone();

    /** Currency of the loans, as its code of ISO 4217. */
    @WithDefault("BRL")
    Currency currency();

    /** Zone of clients of whom none is known. */
    @WithDefault("America/Sao_Paulo")
    ZoneId zone();

    /** Language of clients who have none of those that messages are written in. */
    @WithDefault("en")
    Language language();
}

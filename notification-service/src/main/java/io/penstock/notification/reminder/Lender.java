package io.penstock.notification.reminder;

import io.penstock.notification.address.Addresses;
import io.penstock.notification.wording.OneLine;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lender of the configuration, whose address is known to be well formed: else the service does not start. */
@Startup
@ApplicationScoped
class Lender {

    private static final int LONGEST_NAME = 60;
    private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*");

    private final LenderSettings settings;
    private final String email;

    Lender(LenderSettings settings, Addresses addresses) {
        this.settings = settings;
        this.email = addresses
                .mail(bare(settings.email()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "penstock.notification.lender.email: expected a mail address, found something else"));
    }

    String name() {
        return OneLine.of(settings.name(), LONGEST_NAME);
    }

    String email() {
        return email;
    }

    /** Null where there is none. */
    String phone() {
        return settings.phone().map(phone -> OneLine.of(phone, LONGEST_NAME)).orElse(null);
    }

    Currency currency() {
        return settings.currency();
    }

    Language language() {
        return settings.language();
    }

    private static String bare(String address) {
        Matcher named = NAMED.matcher(address);
        return named.matches() ? named.group(1) : address;
    }
}

package io.penstock.notification.alert;

import io.penstock.notification.address.Addresses;
import io.penstock.notification.ledger.Channel;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The people of the configuration with addresses that are known to be well formed: else the service does not start. */
@Startup
@ApplicationScoped
class Recipients {

    /** One address of one person. */
    record Recipient(Channel channel, String address, Set<AlertKind> kinds) {}

    private static final Logger LOG = Logger.getLogger(Recipients.class);

    private final Addresses addresses;
    private final List<Recipient> recipients = new ArrayList<>();

    Recipients(AlertSettings settings, Addresses addresses) {
        this.addresses = addresses;
        for (int i = 0; i < settings.recipients().size(); i++) {
            add(
                    "penstock.notification.recipients[" + i + "]",
                    settings.recipients().get(i));
        }
        if (recipients.isEmpty()) {
            LOG.warn("nobody is told of alerts: penstock.notification.recipients is empty");
        }
    }

    List<Recipient> of(AlertKind kind) {
        return recipients.stream()
                .filter(recipient -> recipient.kinds().contains(kind))
                .toList();
    }

    private void add(String key, AlertSettings.Person person) {
        if (person.email().isEmpty() && person.phone().isEmpty()) {
            throw new IllegalArgumentException(key + ": expected an email or a phone, found neither");
        }
        person.email()
                .ifPresent(email ->
                        add(Channel.EMAIL, addresses.mail(email), key + ".email: expected a mail address", person));
        person.phone()
                .ifPresent(phone -> add(
                        Channel.SMS,
                        addresses.phone(phone),
                        key + ".phone: expected a phone number such as +15551234567",
                        person));
    }

    private void add(Channel channel, Optional<String> address, String expected, AlertSettings.Person person) {
        // The value is not repeated: it is somebody's address, nearly.
        String normalised =
                address.orElseThrow(() -> new IllegalArgumentException(expected + ", found something else"));
        recipients.add(new Recipient(channel, normalised, person.kinds()));
    }
}

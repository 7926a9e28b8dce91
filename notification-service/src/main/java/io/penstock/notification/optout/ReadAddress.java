package io.penstock.notification.optout;

import io.penstock.notification.address.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the address that a person enters. A number without its country code is not read in the country that the service
 * happens to be set to, which would name somebody else, or nobody: it is the one that a contact has, or that is listed.
 */
@ApplicationScoped
class ReadAddress {

    private final Addresses addresses;
    private final KnownContacts contacts;
    private final OptOuts optOuts;

    ReadAddress(Addresses addresses, KnownContacts contacts, OptOuts optOuts) {
        this.addresses = addresses;
        this.contacts = contacts;
        this.optOuts = optOuts;
    }

    /**
     * An address that is to be listed.
     *
     * @throws IllegalArgumentException where it cannot be told which address is meant; the message is for the caller
     */
    String ofContact(String entered) {
        return read(entered, contacts::phones);
    }

    /**
     * An address that is listed, or may be.
     *
     * @return the number as it was entered where none is listed that could be dialled so
     * @throws IllegalArgumentException as {@link #ofContact}
     */
    String listed(String entered) {
        return read(entered, possible -> {
            List<String> found = optOuts.listed(possible);
            return found.isEmpty() ? List.of(entered) : found;
        });
    }

    private String read(String entered, Function<Collection<String>, List<String>> choose) {
        if (Addresses.isUnambiguous(entered)) {
            return addresses.normalise(entered).orElseThrow(ReadAddress::neither);
        }
        Set<String> possible = Addresses.possiblePhones(entered);
        if (possible.isEmpty()) {
            throw neither();
        }
        List<String> chosen = choose.apply(possible);
        if (chosen.size() != 1) {
            throw new IllegalArgumentException(
                    (chosen.isEmpty() ? "no contact has" : "contacts in several countries have")
                            + " a number that is dialled so: enter it with its country code, such as +5511912345678");
        }
        return chosen.get(0);
    }

    private static IllegalArgumentException neither() {
        return new IllegalArgumentException("expected a mail address or a phone number, found neither");
    }
}

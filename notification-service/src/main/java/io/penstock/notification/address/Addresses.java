package io.penstock.notification.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings mail addresses and phone numbers to the one form in which they are stored and compared. */
@ApplicationScoped
public class Addresses {

    /** The dot-atom form of RFC 5321's Mailbox; quoted local parts and address literals are not taken. */
    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private static final Pattern INTERNATIONAL = Pattern.compile("\\s*(?:tel:)?\\s*\\(?\\+");

    /** Brazilians write {@code 0xx11} for a call by any carrier to area 11. */
    private static final Pattern CARRIER_PLACEHOLDER = Pattern.compile("\\b0\\s*[xX]{2}");

    private static final int LONGEST_MAIL = 254;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final AddressSettings settings;

    public Addresses(AddressSettings settings) {
        this.settings = settings;
    }

    /** The address, whichever kind it is; empty when it is neither. */
    public Optional<String> normalise(String address) {
        return address.contains("@") ? mail(address) : phone(address);
    }

    /** Trimmed and in lower case; empty when it is not a mail address. */
    public Optional<String> mail(String address) {
        String trimmed = address.strip();
        boolean valid =
                trimmed.length() <= LONGEST_MAIL && MAIL.matcher(trimmed).matches();
        return valid ? Optional.of(trimmed.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** In E.164; empty when it is not even a possible number. */
    public Optional<String> phone(String number) {
        return phone(number, settings.region());
    }

    /** Whether it is a mail address, or a number with its country code: whose it is does not depend on who reads it. */
    public static boolean isUnambiguous(String address) {
        return address.contains("@") || INTERNATIONAL.matcher(address).lookingAt();
    }

    /** What a number that is written as it is dialled may be in E.164, by the countries in which it may be dialled so. */
    public static Set<String> possiblePhones(String dialled) {
        String number = CARRIER_PLACEHOLDER.matcher(dialled).replaceFirst("0");
        return PHONES.getSupportedRegions().stream()
                .flatMap(region -> phone(number, region).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> phone(String number, String region) {
        try {
            PhoneNumber parsed = PHONES.parse(number, region);
            boolean possible = PHONES.isPossibleNumber(parsed);
            return possible ? Optional.of(PHONES.format(parsed, PhoneNumberFormat.E164)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The address for eyes that need not see it: enough to tell two apart, too little to use. */
    public static String mask(String address) {
        int at = address.indexOf('@');
        if (at > 0) {
            return address.charAt(0) + "***" + address.substring(at);
        }
        int shown = Math.min(4, address.length() / 3);
        return "***" + address.substring(address.length() - shown);
    }
}

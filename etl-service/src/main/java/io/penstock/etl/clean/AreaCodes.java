package io.penstock.etl.clean;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Area codes of country code 1 under which there can be valid numbers at all. To say that a number is not valid,
 * libphonenumber tries the patterns of all 25 regions of that country code, which costs more than the rest of a row;
 * for an area code that none of these patterns can begin with, the answer is known beforehand.
 */
final class AreaCodes {
    private static final int NORTH_AMERICA = 1;
    private static final int CODES = 1000;
    private static final boolean[] IN_USE = new boolean[CODES];

    static {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        MetadataSource source =
                DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
        for (String region : numbers.getSupportedRegions()) {
            if (numbers.getCountryCodeForRegion(region) == NORTH_AMERICA) {
                descriptions(source.getMetadataForRegion(region)).forEach(AreaCodes::add);
            }
        }
    }

    private AreaCodes() {}

    /** False only when no number of the area code is valid in any region. */
    static boolean inUse(long national) {
        return IN_USE[(int) (national / 10_000_000)];
    }

    private static List<PhoneNumberDesc> descriptions(PhoneMetadata metadata) {
        return List.of(
                metadata.getFixedLine(),
                metadata.getMobile(),
                metadata.getTollFree(),
                metadata.getPremiumRate(),
                metadata.getSharedCost(),
                metadata.getPersonalNumber(),
                metadata.getVoip(),
                metadata.getPager(),
                metadata.getUan(),
                metadata.getVoicemail());
    }

    private static void add(PhoneNumberDesc description) {
        if (description.getNationalNumberPattern().isEmpty()) {
            return;
        }
        Matcher matcher =
                Pattern.compile(description.getNationalNumberPattern()).matcher("");
        for (int code = 200; code < CODES; code++) {
            // At the end of the code and not yet lost: more digits could match.
            IN_USE[code] |= matcher.reset(String.valueOf(code)).matches() || matcher.hitEnd();
        }
    }
}

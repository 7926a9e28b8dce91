package io.penstock.etl.clean;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;
import com.google.i18n.phonenumbers.metadata.source.MetadataSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether ten-digit numbers of country code 1 can be assigned. libphonenumber tries the patterns of up to 25 regions for
 * each, which costs more than the rest of a row; but hardly any of these patterns looks at the last four digits, so that
 * its answer for one number of an exchange (area code and three digits more) is its answer for all, and is remembered.
 */
final class Exchanges {
    private static final int NORTH_AMERICA = 1;
    private static final int NUMBERS_OF_EXCHANGE = 10_000;
    private static final int EXCHANGES = 1_000_000;
    private static final int EXCHANGES_OF_AREA = 1_000;
    private static final byte ASSIGNABLE = 1;
    private static final byte NOT_ASSIGNABLE = 2;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Area codes where the last four digits matter too. */
    private static final BitSet UNEVEN_AREAS = new BitSet();

    /** 0 where the library was not asked yet. Threads that ask at the same time get the same answer. */
    private static final byte[] ANSWERS = new byte[EXCHANGES];

    static {
        patterns().flatMap(Exchanges::alternatives).forEach(Exchanges::noteIfUneven);
    }

    private Exchanges() {}

    /** Whether somebody can have the number, as the library judges; of ten digits. */
    static boolean areAssignable(long national) {
        int exchange = (int) (national / NUMBERS_OF_EXCHANGE);
        if (UNEVEN_AREAS.get(exchange / EXCHANGES_OF_AREA)) {
            return judge(national);
        }
        if (ANSWERS[exchange] == 0) {
            ANSWERS[exchange] = judge(national) ? ASSIGNABLE : NOT_ASSIGNABLE;
        }
        return ANSWERS[exchange] == ASSIGNABLE;
    }

    /** How many area codes there are whose numbers are asked for one by one. */
    static int unevenAreas() {
        return UNEVEN_AREAS.cardinality();
    }

    private static boolean judge(long national) {
        return NUMBERS.isValidNumber(
                new PhoneNumber().setCountryCode(NORTH_AMERICA).setNationalNumber(national));
    }

    /** Unless an alternative ends in four or more digits of any kind, as {@code 900[2-9]\d{6}} does, its area is noted. */
    private static void noteIfUneven(String alternative) {
        if (!alternative.matches(".*\\\\d\\{[4-9]}")) {
            if (alternative.matches("\\d{3}.*")) {
                UNEVEN_AREAS.set(Integer.parseInt(alternative.substring(0, 3)));
            } else {
                UNEVEN_AREAS.set(0, EXCHANGES / EXCHANGES_OF_AREA);
            }
        }
    }

    /** What stands between the bars of a pattern that are in no group. */
    static Stream<String> alternatives(String pattern) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(pattern.substring(start, i));
                start = i + 1;
            }
        }
        alternatives.add(pattern.substring(start));
        return alternatives.stream();
    }

    private static Stream<String> patterns() {
        MetadataSource source =
                DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource();
        return NUMBERS.getSupportedRegions().stream()
                .filter(region -> NUMBERS.getCountryCodeForRegion(region) == NORTH_AMERICA)
                .map(source::getMetadataForRegion)
                .flatMap(Exchanges::descriptions)
                .map(PhoneNumberDesc::getNationalNumberPattern)
                .filter(pattern -> !pattern.isEmpty());
    }

    private static Stream<PhoneNumberDesc> descriptions(PhoneMetadata metadata) {
        return Stream.of(
                metadata.getGeneralDesc(),
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
}

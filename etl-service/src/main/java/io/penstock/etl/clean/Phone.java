package io.penstock.etl.clean;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;

/**
 * Phone numbers as E.164, judged by libphonenumber: a number whose length is not possible is rejected, a number that no
 * one can have is an anomaly.
 */
final class Phone implements TextFunction {
    static final String POSSIBLE = "phone-possible";
    static final String VALID = "phone-valid";
    static final String EXTENSION = "phone-extension";
    private static final int NORTH_AMERICA = 1;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final boolean northAmerican;

    Phone(String region) {
        this.region = PlanSettings.knownRegion(region);
        this.northAmerican = numbers.getCountryCodeForRegion(region) == NORTH_AMERICA;
    }

    @Override
    public String clean(String text, Faults faults) {
        if (northAmerican) {
            long national = NorthAmericanNumber.read(text);
            if (national > 0) {
                if (!Exchanges.areAssignable(national)) {
                    notValid(text, faults);
                }
                return "+1" + national;
            }
        }
        return parsed(text, faults);
    }

    private String parsed(String text, Faults faults) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            if (numbers.isPossibleNumber(number)) {
                return judged(number, text, faults);
            }
        } catch (NumberParseException e) {
            // said below: what cannot be parsed is not possible
        }
        faults.reject(POSSIBLE, "expected a possible phone number of region " + region + ", found " + Quoted.of(text));
        return null;
    }

    private String judged(PhoneNumber number, String text, Faults faults) {
        if (!numbers.isValidNumber(number)) {
            notValid(text, faults);
        }
        if (number.hasExtension()) {
            faults.anomaly(EXTENSION, "expected no extension, found " + Quoted.of(text) + "; the extension is dropped");
        }
        return numbers.format(number, PhoneNumberFormat.E164);
    }

    private static void notValid(String text, Faults faults) {
        faults.anomaly(VALID, "expected a phone number that can be assigned, found " + Quoted.of(text));
    }
}

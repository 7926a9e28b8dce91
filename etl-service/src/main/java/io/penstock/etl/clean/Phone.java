package io.penstock.etl.clean;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.List;

/**
 * Phone numbers as E.164, judged by libphonenumber: a number that cannot be dialled from anywhere (of another length, without
 * its area code, of one digit repeated) is none; a number that no one can have is an anomaly. Of a cell that says more than
 * one number, the first is taken, which is an anomaly too.
 */
final class Phone implements TextFunction {
    static final String POSSIBLE = "phone-possible";
    static final String VALID = "phone-valid";
    static final String EXTENSION = "phone-extension";
    static final String ALONE = "phone-alone";
    private static final int NORTH_AMERICA = 1;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final int countryCode;
    private final int usualDigits;
    private final boolean northAmerican;

    Phone(String region) {
        this.region = PlanSettings.knownRegion(region);
        this.countryCode = numbers.getCountryCodeForRegion(region);
        this.northAmerican = countryCode == NORTH_AMERICA;
        PhoneNumber example = numbers.getExampleNumber(region);
        this.usualDigits = example == null
                ? 0
                : numbers.getNationalSignificantNumber(example).length();
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
        return taken(PhoneText.read(text), text, faults);
    }

    private String taken(PhoneText cell, String text, Faults faults) {
        for (PhoneText.Piece piece : cell.pieces()) {
            PhoneNumber number = number(piece.number());
            if (number != null) {
                return judged(number, piece, cell, text, faults);
            }
            List<PhoneText.Piece> beginnings = cell.beginnings(piece);
            for (PhoneText.Piece beginning : beginnings) {
                number = number(beginning.number());
                if (number != null) {
                    return judged(number, beginning, cell, text, faults);
                }
            }
        }
        String expected = northAmerican ? "a ten-digit phone number" : "a phone number with its area code";
        faults.reject(POSSIBLE, "expected " + expected + ", found " + Quoted.of(text));
        return null;
    }

    private String judged(PhoneNumber number, PhoneText.Piece piece, PhoneText cell, String text, Faults faults) {
        if (!numbers.isValidNumber(number)) {
            notValid(text, faults);
        }
        if (!cell.isAlone(piece)) {
            faults.anomaly(ALONE, "expected one phone number alone, found " + Quoted.of(text) + "; the first is taken");
        } else if (cell.isExtended(piece)) {
            faults.anomaly(EXTENSION, "expected no extension, found " + Quoted.of(text) + "; the extension is dropped");
        }
        return numbers.format(number, PhoneNumberFormat.E164);
    }

    /** A number that can be dialled, or null. */
    private PhoneNumber number(String text) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && isDialled(number)
                    ? number
                    : null;
        } catch (NumberParseException e) {
            return null; // what cannot be parsed is no number
        }
    }

    private boolean isDialled(PhoneNumber number) {
        String national = numbers.getNationalSignificantNumber(number);
        boolean repeated = national.chars().allMatch(digit -> digit == national.charAt(0));
        boolean areaCode = number.getCountryCode() == NORTH_AMERICA
                ? national.charAt(0) >= '2'
                : number.getCountryCode() != countryCode
                        || national.length() >= usualDigits
                        || numbers.isValidNumber(number);
        return !repeated && areaCode;
    }

    private static void notValid(String text, Faults faults) {
        faults.anomaly(VALID, "expected a phone number that can be assigned, found " + Quoted.of(text));
    }
}

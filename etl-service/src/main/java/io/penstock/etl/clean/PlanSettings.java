package io.penstock.etl.clean;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.penstock.etl.check.Quoted;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What a plan says once for all its columns.
 *
 * @param region two-letter region (CLDR) in which phone numbers without country code are read
 * @param locale how numbers are written and letters change case
 * @param zone where times without zone are; times with zone are brought there
 * @param organisationFirstName the first name of a customer who is no person, or whose name cannot be split
 */
public record PlanSettings(String region, Locale locale, ZoneId zone, String organisationFirstName) {

    /**
     * A region that libphonenumber knows.
     *
     * @throws IllegalArgumentException when there is no such region; its message says what was expected
     */
    public static String knownRegion(String region) {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("expected a two-letter region like US, found " + Quoted.of(region));
        }
        return region;
    }

    /**
     * A locale that Java knows.
     *
     * @throws IllegalArgumentException when Java knows no such locale; its message says what was expected
     */
    public static Locale knownLocale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!List.of(Locale.getAvailableLocales()).contains(locale)) {
            throw new IllegalArgumentException("expected a locale like en-US, found " + Quoted.of(tag));
        }
        return locale;
    }

    /**
     * A time zone that Java knows.
     *
     * @throws IllegalArgumentException when there is no such zone; its message says what was expected
     */
    public static ZoneId knownZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("expected a zone like America/New_York, found " + Quoted.of(zone));
        }
        return ZoneId.of(zone);
    }
}

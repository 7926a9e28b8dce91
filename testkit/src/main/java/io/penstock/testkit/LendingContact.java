package io.penstock.testkit;

import java.util.SplittableRandom;

/**
 * How a client can be reached. Mail goes to domains reserved for examples (RFC 2606); mobile numbers begin with 90, which
 * Brazil assigns to no one, though by their form they are valid.
 */
final class LendingContact {
    static final String HEADER = "user_id,email,phone,preferred_channel,language,time_zone";
    private static final int[] AREAS = {11, 19, 21, 27, 31, 41, 48, 51, 61, 71, 81, 85, 91, 92};
    private static final String[] LANGUAGES = {
        "pt-BR", "pt-BR", "pt-BR", "pt-BR", "pt-BR", "pt-BR", "en", "en", "es", "es"
    };
    private static final String[] CHANNELS = {
        "EMAIL", "EMAIL", "EMAIL", "EMAIL", "EMAIL", "SMS", "SMS", "SMS", "SMS", ""
    };
    /** Round the globe, so that it is day somewhere at any hour. */
    private static final String[] ZONES = {
        "America/Manaus",
        "America/New_York",
        "America/Los_Angeles",
        "Pacific/Honolulu",
        "Pacific/Auckland",
        "Australia/Sydney",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Asia/Dubai",
        "Europe/Berlin",
        "Europe/Lisbon",
        "Africa/Luanda"
    };

    private LendingContact() {}

    /** Empty for a client without a contact. */
    static String line(long userId, SplittableRandom random) {
        String language = one(LANGUAGES, random);
        String channel = one(CHANNELS, random);
        String zone = random.nextInt(5) < 3 ? "America/Sao_Paulo" : one(ZONES, random);
        int area = AREAS[random.nextInt(AREAS.length)];
        int has = random.nextInt(100);
        if (has < 4) {
            return "";
        }
        String email = has < 12 ? "" : "client" + userId + (userId % 3 == 0 ? "@example.org" : "@example.com");
        String phone = has >= 12 && has < 20 ? "" : "+55" + area + (900_000_000 + userId % 10_000_000);
        return userId + "," + email + "," + phone + "," + channel + "," + language + "," + zone;
    }

    private static String one(String[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}

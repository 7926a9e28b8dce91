package io.penstock.etl.clean;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of time zones that people and programs write, and the zones of the IANA database that they stand for. */
final class ZoneNames {
    private static final String WINDOWS = "/clean/windows-zones.txt";
    private static final Pattern OFFSET = Pattern.compile("^\\((?:UTC|GMT)(?:[+-]\\d{1,2}(?::\\d\\d)?)?\\)\\s*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, String> ZONES = zones();

    private ZoneNames() {}

    /** The IANA zone of a name, whatever its letter case; null if it is the name of none. */
    static String zone(String name) {
        return ZONES.get(plain(name));
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new HashMap<>();
        ZoneId.getAvailableZoneIds().forEach(zone -> zones.put(plain(zone), zone));
        readWindows(zones);
        return Map.copyOf(zones);
    }

    /** Where a name is that of an IANA zone too, such as UTC, this is meant. */
    private static void readWindows(Map<String, String> zones) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(ZoneNames.class.getResourceAsStream(WINDOWS), UTF_8))) {
            lines.lines().filter(line -> line.contains(" = ")).forEach(line -> {
                String[] names = line.split(" = ", 2);
                zones.putIfAbsent(plain(names[0]), names[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String name) {
        String marked = Normalizer.normalize(OFFSET.matcher(name).replaceFirst(""), Normalizer.Form.NFD);
        return MARKS.matcher(marked).replaceAll("").replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}

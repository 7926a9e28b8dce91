package io.penstock.etl.clean;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * States, the district, territories and armed forces as the United States Postal Service knows them: their two-letter codes, the
 * names that people write, and the first three digits of their ZIP codes.
 */
final class UsStates {
    private static final int LETTERS = 26;
    private static final int PREFIX = 3;
    private static final int PREFIXES = 1_000;
    private static final BitSet[] ZIPS = new BitSet[LETTERS * LETTERS];
    private static final Map<String, String> NAMES = new HashMap<>();

    /** Code, ZIP prefixes, and names without dots; some border towns have a ZIP code of the neighbour's. */
    private static final String[] STATES = {
        "AL|350-369|ALABAMA,ALA",
        "AK|995-999|ALASKA",
        "AZ|850-865|ARIZONA,ARIZ",
        "AR|716-729,755|ARKANSAS,ARK",
        "CA|900-961|CALIFORNIA,CALIF,CAL",
        "CO|800-816|COLORADO,COLO",
        "CT|060-069|CONNECTICUT,CONN",
        "DE|197-199|DELAWARE,DEL",
        "FL|320-349|FLORIDA,FLA",
        "GA|300-319,398-399|GEORGIA",
        "HI|967-968|HAWAII",
        "ID|832-838|IDAHO",
        "IL|600-629|ILLINOIS,ILL",
        "IN|460-479|INDIANA,IND",
        "IA|500-528|IOWA",
        "KS|660-679|KANSAS,KANS,KAN",
        "KY|400-427|KENTUCKY",
        "LA|700-714|LOUISIANA",
        "ME|039-049|MAINE",
        "MD|206-219|MARYLAND",
        "MA|010-027,055|MASSACHUSETTS,MASS",
        "MI|480-499|MICHIGAN,MICH",
        "MN|550-567|MINNESOTA,MINN",
        "MS|386-397|MISSISSIPPI,MISS",
        "MO|630-658|MISSOURI",
        "MT|590-599|MONTANA,MONT",
        "NE|680-693|NEBRASKA,NEBR,NEB",
        "NV|889-898|NEVADA,NEV",
        "NH|030-038|NEW HAMPSHIRE",
        "NJ|070-089|NEW JERSEY",
        "NM|870-884|NEW MEXICO,N MEX",
        "NY|005,063,100-149|NEW YORK",
        "NC|270-289|NORTH CAROLINA,N CAROLINA",
        "ND|580-588|NORTH DAKOTA,N DAKOTA",
        "OH|430-459|OHIO",
        "OK|730-749|OKLAHOMA,OKLA",
        "OR|970-979|OREGON,ORE",
        "PA|150-196|PENNSYLVANIA,PENNA,PENN",
        "RI|028-029|RHODE ISLAND",
        "SC|290-299|SOUTH CAROLINA,S CAROLINA",
        "SD|570-577|SOUTH DAKOTA,S DAKOTA",
        "TN|370-385|TENNESSEE,TENN",
        "TX|733,739,750-799,885|TEXAS,TEX",
        "UT|840-847|UTAH",
        "VT|050-059|VERMONT",
        "VA|201,220-246|VIRGINIA",
        "WA|980-994|WASHINGTON,WASH",
        "WV|247-268|WEST VIRGINIA,W VIRGINIA,W VA",
        "WI|530-549|WISCONSIN,WISC,WIS",
        "WY|820-831,834|WYOMING,WYO",
        "DC|200-205,569|DISTRICT OF COLUMBIA",
        "PR|006-007,009|PUERTO RICO",
        "GU|969|GUAM",
        "VI|008|VIRGIN ISLANDS,US VIRGIN ISLANDS",
        "AS|967|AMERICAN SAMOA",
        "MP|969|NORTHERN MARIANA ISLANDS",
        "FM|969|",
        "MH|969|",
        "PW|969|",
        "AA|340|",
        "AE|090-098|",
        "AP|962-966|",
    };

    static {
        for (String state : STATES) {
            String[] parts = state.split("\\|", -1);
            ZIPS[index(parts[0], 0)] = prefixes(parts[1]);
            NAMES.put(parts[0], parts[0]);
            for (String name : parts[2].split(",", -1)) {
                if (!name.isEmpty()) {
                    NAMES.put(name, parts[0]);
                }
            }
        }
    }

    private UsStates() {}

    private static BitSet prefixes(String ranges) {
        BitSet prefixes = new BitSet(PREFIXES);
        for (String range : ranges.split(",", -1)) {
            int first = Integer.parseInt(range.substring(0, PREFIX));
            int last = Integer.parseInt(range.substring(range.length() - PREFIX));
            prefixes.set(first, last + 1);
        }
        return prefixes;
    }

    /** Whether two letters stand at a position of a text that are a code, in upper or lower case. */
    static boolean isAt(String text, int position) {
        return zips(text, position) != null;
    }

    /** Whether a ZIP code is one of a state's. */
    static boolean hasZip(String code, String zip) {
        int prefix = (zip.charAt(0) - '0') * 100 + (zip.charAt(1) - '0') * 10 + (zip.charAt(2) - '0');
        return ZIPS[index(code, 0)].get(prefix);
    }

    /** The code of a state by its code or name, dots and case apart; null if there is none. */
    static String code(String name) {
        return NAMES.get(name.replace(".", "").toUpperCase(Locale.ROOT));
    }

    /** Whether a code stands for a post office of the armed forces. */
    static boolean isMilitary(String code) {
        return code.equals("AA") || code.equals("AE") || code.equals("AP");
    }

    private static BitSet zips(String text, int position) {
        int index = index(text, position);
        return index < 0 ? null : ZIPS[index];
    }

    private static int index(String text, int position) {
        int first = letter(text.charAt(position));
        int second = letter(text.charAt(position + 1));
        return first < 0 || second < 0 ? -1 : first * LETTERS + second;
    }

    /** Place in the alphabet, from 0; -1 if it is no letter of it. */
    private static int letter(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= 'a' && c <= 'z' ? c - 'a' : -1;
    }
}

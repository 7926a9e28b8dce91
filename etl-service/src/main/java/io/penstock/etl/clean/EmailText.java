package io.penstock.etl.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail cell as people and programs fill it, taken apart: {@code mailto:a@b.com}, {@code Name <a@b.com>;},
 * {@code a@b.com, c@d.com}.
 */
final class EmailText {
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern LABEL =
            Pattern.compile("(?:mailto|smtp|e-?mail|mail)\\s*[:=]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPERLINK = Pattern.compile("([^#\\s]+)#mailto:\\S*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]+)>");
    private static final Pattern REMARKED = Pattern.compile("(\\S+) \\(.*\\)");

    private EmailText() {}

    /** What may be addresses, in their order, each without its wrapping. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>(2);
        if (text.length() > MAX_LENGTH) {
            return parts;
        }
        Matcher named = NAMED.matcher(trimmed(text));
        if (named.matches()) {
            parts.add(unwrapped(named.group(1)));
            return parts;
        }
        for (String part : text.split("[;,|]| / | or | and |/(?=[^/]*@)", -1)) {
            if (!part.isBlank()) {
                addWords(unwrapped(part), parts);
            }
        }
        return parts;
    }

    /** Addresses with nothing but a blank between them are parts of their own; any other words stay together. */
    private static void addWords(String part, List<String> parts) {
        String[] words = part.split(" ", -1);
        boolean addresses = true;
        for (String word : words) {
            addresses &= word.indexOf('@') > 0;
        }
        if (addresses) {
            parts.addAll(List.of(words));
        } else {
            parts.add(part);
        }
    }

    /** Whether a remark stands behind the only address. */
    static boolean isRemarked(String text) {
        return REMARKED.matcher(text).matches();
    }

    private static String unwrapped(String text) {
        String bare = trimmed(text);
        Matcher link = HYPERLINK.matcher(bare);
        bare = link.matches() ? link.group(1) : bare;
        Matcher named = NAMED.matcher(bare);
        bare = named.matches() ? named.group(1) : bare;
        Matcher remarked = REMARKED.matcher(bare);
        bare = remarked.matches() ? remarked.group(1) : bare;
        Matcher label = LABEL.matcher(bare);
        if (label.lookingAt()) {
            bare = bare.substring(label.end());
            int query = bare.indexOf('?');
            bare = query < 0 ? bare : bare.substring(0, query);
        }
        return unquoted(bare);
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted =
                last > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(last) == text.charAt(0);
        return quoted ? text.substring(1, last) : text;
    }

    /** Without separators and blanks at the ends. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && ";, ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ";, ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}

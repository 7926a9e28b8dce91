package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.net.IDN;
import java.util.List;
import java.util.Locale;

/**
 * E-mail addresses: the addr-spec of RFC 5321 (section 4.1.2: local part a dot-string or quoted string of at most 64
 * characters, whole address at most 254) with a dotted domain. The domain becomes lower case; an internationalised
 * domain becomes its ASCII form (RFC 3490), which is the one that mail is sent to. The local part is left alone.
 */
final class Email implements TextFunction {
    static final String FORMAT = "email-format";
    static final String ALONE = "email-alone";
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    @Override
    public String clean(String text, Faults faults) {
        String address = address(text);
        return address == null ? unwrapped(text, faults) : address;
    }

    /** The first address of a cell that says more; that others are left out is an anomaly. */
    private static String unwrapped(String text, Faults faults) {
        List<String> parts = EmailText.parts(text);
        for (String part : parts) {
            String address = address(part);
            if (address != null) {
                if (parts.size() > 1 || EmailText.isRemarked(text)) {
                    faults.anomaly(
                            ALONE,
                            "expected one e-mail address alone, found " + Quoted.of(text) + "; the first is taken");
                }
                return address;
            }
        }
        faults.reject(FORMAT, "expected an e-mail address like name@example.com, found " + Quoted.of(text));
        return null;
    }

    /** The address with its domain as mail is sent to it, or null if it is none. */
    private static String address(String text) {
        int at = text.lastIndexOf('@');
        if (at > 0 && at <= LONGEST_LOCAL && text.length() <= LONGEST && isLocalPart(text, at)) {
            String domain = asciiDomain(text, at + 1);
            if (domain != null && at + 1 + domain.length() <= LONGEST && isDottedDomain(domain)) {
                return text.endsWith(domain) ? text : text.substring(0, at + 1) + domain;
            }
        }
        return null;
    }

    private static boolean isLocalPart(String text, int end) {
        return text.charAt(0) == '"' ? isQuotedString(text, end) : isDotString(text, end);
    }

    private static boolean isDotString(String text, int end) {
        boolean afterDot = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (afterDot) {
                    return false;
                }
                afterDot = true;
            } else if (isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0) {
                afterDot = false;
            } else {
                return false;
            }
        }
        return !afterDot;
    }

    private static boolean isQuotedString(String text, int end) {
        if (end < 2 || text.charAt(end - 1) != '"') {
            return false;
        }
        for (int i = 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"') {
                return false;
            }
            if (c == '\\' && ++i == end - 1) {
                return false;
            }
        }
        return true;
    }

    private static String asciiDomain(String text, int start) {
        boolean upper = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return internationalised(text.substring(start));
            }
            upper |= c >= 'A' && c <= 'Z';
        }
        String domain = text.substring(start);
        return upper ? domain.toLowerCase(Locale.ROOT) : domain;
    }

    private static String internationalised(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null; // not a domain name in any spelling
        }
    }

    private static boolean isDottedDomain(String domain) {
        int labelStart = 0;
        int labels = 0;
        for (int i = 0; i <= domain.length(); i++) {
            if (i == domain.length() || domain.charAt(i) == '.') {
                if (!isLabel(domain, labelStart, i)) {
                    return false;
                }
                labelStart = i + 1;
                labels++;
            }
        }
        return labels > 1;
    }

    private static boolean isLabel(String domain, int start, int end) {
        if (start == end
                || end - start > LONGEST_LABEL
                || domain.charAt(start) == '-'
                || domain.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isLetterOrDigit(domain.charAt(i)) && domain.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

package io.penstock.etl.clean;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Amounts as accounting writes them: with a currency, a negative in parentheses or with the minus behind, a dash for zero:
 * {@code $1,234.50}, {@code (87.20)}, {@code 87.20-}, {@code USD 40.00}, {@code $ -}.
 */
final class AccountingText {
    private static final int CODE_LENGTH = 3;
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> WORDS = Set.of("rs", "rs.", "kr", "kr.", "zł", "fr.", "sfr.");

    private final String text;
    private int start;
    private int end;
    private boolean negative;
    private boolean currency;

    private AccountingText(String text) {
        this.text = text;
        this.end = text.length();
    }

    /** The number alone, with a minus before it if it is negative; null if there is nothing to take off, or no number left. */
    static String plain(String text) {
        AccountingText amount = new AccountingText(text);
        amount.strip();
        return amount.plain();
    }

    private void strip() {
        boolean stripped = true;
        while (stripped) {
            trim();
            stripped = stripSign() || stripCurrency();
        }
    }

    private String plain() {
        if (start == end) {
            return currency && negative ? "0" : null;
        }
        char first = text.charAt(start);
        boolean number = (first >= '0' && first <= '9') || first == '.' || first == ',';
        if (!number || (!currency && !negative)) {
            return null;
        }
        return (negative ? "-" : "") + text.substring(start, end);
    }

    private void trim() {
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (start < end && text.charAt(end - 1) == ' ') {
            end--;
        }
    }

    private boolean stripSign() {
        if (negative || start == end) {
            return false;
        }
        if (isMinus(text.charAt(start))) {
            start++;
        } else if (isMinus(text.charAt(end - 1))) {
            end--;
        } else if (text.charAt(start) == '(' && text.charAt(end - 1) == ')') {
            start++;
            end--;
        } else {
            return false;
        }
        negative = true;
        return true;
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−';
    }

    private boolean stripCurrency() {
        if (currency) {
            return false;
        }
        int before = start;
        while (before < end && isOfCurrency(text.charAt(before))) {
            before++;
        }
        int behind = end;
        while (behind > start && isOfCurrency(text.charAt(behind - 1))) {
            behind--;
        }
        if (isCurrency(text.substring(start, before))) {
            start = before;
            currency = true;
        } else if (isCurrency(text.substring(behind, end))) {
            end = behind;
            currency = true;
        }
        return currency;
    }

    private static boolean isOfCurrency(char c) {
        return Character.isLetter(c) || isSymbol(c) || c == '.';
    }

    private static boolean isSymbol(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    private static boolean isCurrency(String word) {
        if (word.isEmpty()) {
            return false;
        }
        int last = word.length() - 1;
        boolean symbol = isSymbol(word.charAt(last))
                && last < CODE_LENGTH
                && word.chars().limit(last).allMatch(Character::isLetter);
        return symbol || CODES.contains(word.toUpperCase(Locale.ROOT)) || WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}

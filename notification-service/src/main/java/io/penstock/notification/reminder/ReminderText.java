package io.penstock.notification.reminder;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A reminder as the templates speak of it, everything written as is usual where its reader lives.
 *
 * @param language two letters of ISO 639
 * @param phone null where the lender has none
 */
record ReminderText(
        String language, String lender, String email, String phone, String loan, String amount, String date) {

    /** Dear to make, and made for few locales: those of our languages, with a region each. */
    private static final Map<Locale, NumberFormat> AMOUNTS = new ConcurrentHashMap<>();

    private static final Map<Locale, DateTimeFormatter> DATES = new ConcurrentHashMap<>();

    static ReminderText of(Reminder reminder, Owed owed, Lender lender) {
        Language language = owed.language() == null
                ? lender.language()
                : Language.of(owed.language()).orElse(lender.language());
        Locale formats = language.formats(owed.language());
        return new ReminderText(
                language.code(),
                lender.name(),
                lender.email(),
                lender.phone(),
                String.valueOf(reminder.loanId()),
                amount(owed.outstanding(), lender.currency(), formats),
                date(reminder.dueDate(), formats));
    }

    static String amount(BigDecimal amount, Currency currency, Locale formats) {
        NumberFormat shared = AMOUNTS.computeIfAbsent(formats, NumberFormat::getCurrencyInstance);
        NumberFormat format = (NumberFormat) shared.clone();
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(amount);
    }

    static String date(LocalDate date, Locale formats) {
        return DATES.computeIfAbsent(
                        formats,
                        locale -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale))
                .format(date);
    }
}

package io.penstock.notification.reminder;

import io.penstock.notification.wording.Segment;
import io.penstock.notification.wording.Words;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.stream.Stream;

/** Puts a reminder into words of its reader's language. */
final class SayReminder {

    private SayReminder() {}

    static Words mail(ReminderText text) {
        Words words = new Words(
                phrases(text).subject(text.loan(), text.date()),
                ReminderTemplates.mailText(text).setLocale(text.language()).render(),
                ReminderTemplates.mailHtml(text).setLocale(text.language()).render());
        return words.withHeader("List-Unsubscribe", "<mailto:%s?subject=unsubscribe>".formatted(text.email()))
                .withHeader("Reply-To", text.email());
    }

    /** Leaves out whom to ask where there is no room, and never how to get no more. */
    static Words sms(ReminderText text) {
        String contact = text.phone() == null ? text.email() : text.phone();
        return Stream.of(contact, "")
                .flatMap(shown -> Segment.fit(text.lender(), lender -> sms(text, lender, shown)).stream())
                .map(Words::sms)
                .findFirst()
                .orElseGet(() -> Words.sms(Segment.cut(sms(text, "", ""))));
    }

    private static String sms(ReminderText text, String lender, String contact) {
        return phrases(text).sms(lender, text.loan(), text.amount(), text.date(), contact);
    }

    private static ReminderPhrases phrases(ReminderText text) {
        return MessageBundles.get(ReminderPhrases.class, Localized.Literal.of(text.language()));
    }
}

package io.penstock.notification.reminder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What reminders say, here in English; the other languages are files beside {@code messages/reminder_pt.properties}. */
@MessageBundle(value = "reminder", locale = "en")
public interface ReminderPhrases {

    @Message("Payment reminder: loan {loan}, due date {date}")
    String subject(String loan, String date);

    @Message("Payment reminder")
    String title();

    @Message("Hello,")
    String greeting();

    @Message("This is a reminder of the payment of your loan with {lender}.")
    String intro(String lender);

    @Message("Loan")
    String loan();

    @Message("Outstanding amount")
    String outstanding();

    @Message("Due date")
    String dueDate();

    @Message("If you have paid already, you need not do anything.")
    String paid();

    @Message("Questions, or trouble paying by then? Write to {email}{#if phone} or call {phone}{/if}.")
    String contact(String email, String phone);

    @Message(
            "{lender} sends you this mail because of your loan. If you want no more reminders by mail, write to {email} with the"
                    + " subject “unsubscribe”.")
    String unsubscribe(String lender, String email);

    @Message("{lender}: loan {loan}, {amount} outstanding, due date {date}."
            + "{#if contact} Questions: {contact}.{/if} Reply STOP to get no more.")
    String sms(String lender, String loan, String amount, String date, String contact);
}

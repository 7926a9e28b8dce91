package io.penstock.notification.reminder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.notification.ledger.Channel;
import io.penstock.notification.wording.Obsolete;
import io.penstock.notification.wording.Untimely;
import io.penstock.notification.wording.Worded;
import io.penstock.notification.wording.Wording;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The words of reminders, from what the mart says of loan and contact when they are sent. */
@ApplicationScoped
class ReminderWording implements Wording {

    private final FindOwed find;
    private final QuietHours quietHours;
    private final Lender lender;
    private final ObjectMapper json;

    ReminderWording(FindOwed find, QuietHours quietHours, Lender lender, ObjectMapper json) {
        this.find = find;
        this.quietHours = quietHours;
        this.lender = lender;
        this.json = json;
    }

    @Override
    public String template() {
        return Remind.TEMPLATE;
    }

    @Override
    @Transactional
    public Worded mail(String payload) {
        return mails(List.of(payload)).get(0);
    }

    @Override
    @Transactional
    public List<Worded> mails(List<String> payloads) {
        return say(payloads, Channel.EMAIL, SayReminder::mail);
    }

    @Override
    @Transactional
    public Worded sms(String payload) {
        return say(List.of(payload), Channel.SMS, SayReminder::sms).get(0);
    }

    private List<Worded> say(List<String> payloads, Channel channel, Function<ReminderText, Words> words) {
        List<Reminder> reminders = payloads.stream().map(this::read).toList();
        Map<Long, Owed> owed = find.on(reminders.stream().map(Reminder::loanId).toList());
        return reminders.stream()
                .map(reminder -> say(reminder, owed.get(reminder.loanId()), channel, words))
                .toList();
    }

    private Worded say(Reminder reminder, Owed owed, Channel channel, Function<ReminderText, Words> words) {
        if (owed == null) {
            return new Obsolete("loan is no longer on record");
        }
        Optional<Obsolete> obsolete = owed.outdates(reminder.dueDate());
        if (obsolete.isPresent()) {
            return obsolete.get();
        }
        Optional<Untimely> untimely = quietHours.now(channel, owed.timeZone());
        return untimely.isPresent() ? untimely.get() : words.apply(ReminderText.of(reminder, owed, lender));
    }

    private Reminder read(String payload) {
        try {
            return json.readValue(payload, Reminder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("payload names no reminder", e);
        }
    }
}

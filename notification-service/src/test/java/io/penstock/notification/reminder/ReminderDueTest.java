package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.penstock.testkit.Contract;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderDueTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void agreedReminderDueIsUnderstood() throws JsonProcessingException {
        ReminderDue event = json.readValue(Contract.of("reminder-due").example(), ReminderDue.class);

        assertEquals(new Reminder(1471, LocalDate.of(2024, 1, 28), 3), event.reminder());
    }

    @Test
    void payloadGivesBackTheReminder() throws JsonProcessingException {
        Reminder reminder = new Reminder(1471, LocalDate.of(2024, 1, 28), 3);

        assertEquals(reminder, json.readValue(reminder.payload(), Reminder.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"loanId\":1,\"leadDays\":3}", "{\"loanId\":1,\"dueDate\":\"2024-01-28\"}"})
    void eventThatNamesNoReminderIsRefused(String event) {
        assertThrows(JsonProcessingException.class, () -> json.readValue(event, ReminderDue.class));
    }
}

package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.wording.Segment;
import io.penstock.notification.wording.Words;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReminderWordsIT {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reminder-words.csv", numLinesToSkip = 1)
    void mailSaysWhatIsOwedInTheReadersLanguage(
            String language, String subject, String greeting, String amount, String date, String sms) {
        ReminderText text = text(language, amount, date);

        Words mail = SayReminder.mail(text);

        assertEquals(subject, mail.subject());
        for (String body : new String[] {mail.text(), mail.html()}) {
            assertTrue(body.contains(greeting), body);
            assertTrue(body.contains("1471"), body);
            assertTrue(body.contains(amount), body);
            assertTrue(body.contains(date), body);
            assertTrue(body.contains("care@lender.test"), body);
            assertTrue(body.contains("+55 11 4000-0000"), body);
            assertFalse(body.contains("null"), body);
            assertFalse(body.contains("{"), body);
        }
        assertTrue(mail.html().contains("<html lang=\"" + language + "\">"), mail.html());
        assertEquals(
                "<mailto:care@lender.test?subject=unsubscribe>", mail.headers().get("List-Unsubscribe"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reminder-words.csv", numLinesToSkip = 1)
    void textMessageIsOneSegmentAndSaysHowToGetNoMore(
            String language, String subject, String greeting, String amount, String date, String sms) {
        Words words = SayReminder.sms(text(language, amount, date));

        assertEquals(sms, words.text());
        assertTrue(Segment.septets(words.text()) <= Segment.LENGTH, words.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt", "es"})
    void textMessageInTheNameOfALongLenderStillSaysHowToGetNoMore(String language) {
        ReminderText text = new ReminderText(
                language,
                "Cooperativa de Crédito dos Trabalhadores do Vale do Itaquá, Ltda",
                "atendimento.ao.cliente@cooperativa-do-vale.example",
                null,
                "123456789012",
                "R$ 123.456.789,01",
                "28 de setembro de 2024");

        Words words = SayReminder.sms(text);

        assertTrue(words.text().contains("STOP"), words.text());
        assertTrue(words.text().contains("123456789012"), words.text());
        assertTrue(Segment.septets(words.text()) <= Segment.LENGTH, words.text());
    }

    @Test
    void whatTheLenderIsCalledIsNoMarkup() {
        ReminderText text = new ReminderText(
                "pt", "<b>Crédito & Cia</b>", "care@lender.test", "<i>190</i>", "1471", "R$ 1,00", "28 de janeiro");

        Words mail = SayReminder.mail(text);

        assertFalse(mail.html().contains("<b>Cr"), mail.html());
        assertFalse(mail.html().contains("<i>190"), mail.html());
        assertTrue(mail.html().contains("&lt;b&gt;Crédito &amp; Cia&lt;/b&gt;"), mail.html());
        assertTrue(mail.text().contains("<b>Crédito & Cia</b>"), mail.text());
    }

    @Test
    void lenderWithoutAPhoneIsWrittenTo() {
        ReminderText text =
                new ReminderText("en", "Lender", "care@lender.test", null, "1471", "R$1.00", "January 28, 2024");

        assertTrue(SayReminder.mail(text).text().contains("Write to care@lender.test.\n"));
        assertTrue(SayReminder.sms(text).text().contains("Questions: care@lender.test."));
    }

    private static ReminderText text(String language, String amount, String date) {
        return new ReminderText(
                language, "Penstock Lending", "care@lender.test", "+55 11 4000-0000", "1471", amount, date);
    }
}

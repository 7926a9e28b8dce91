package io.penstock.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why Twilio would not take a message as it is written, whoever it is for. */
record TwilioRefusal(int code, String message) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Looks at the form of a message; empty when nothing is wrong with it. */
    static Optional<TwilioRefusal> of(Map<String, String> form) {
        String body = form.getOrDefault("Body", "");
        if (!form.containsKey("To")) {
            return Optional.of(new TwilioRefusal(21604, "A 'To' phone number is required."));
        } else if (!E164.matcher(form.get("To")).matches()) {
            return Optional.of(new TwilioRefusal(21211, "Invalid 'To' Phone Number: " + form.get("To")));
        } else if (!form.containsKey("From") && !form.containsKey("MessagingServiceSid")) {
            return Optional.of(new TwilioRefusal(21603, "A 'From' phone number is required."));
        } else if (body.isEmpty()) {
            return Optional.of(new TwilioRefusal(21602, "Message body is required."));
        } else if (body.length() > 1600) {
            return Optional.of(
                    new TwilioRefusal(21617, "The concatenated message body exceeds the 1600 character limit."));
        }
        return Optional.empty();
    }
}

package io.penstock.notification.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says.
 *
 * @param subject one line, null in a text message
 * @param html null in a text message
 * @param enclosures files that travel with a mail
 * @param headers further headers of a mail, such as {@code List-Unsubscribe}; values are one line each
 */
public record Words(String subject, String text, String html, List<Enclosure> enclosures, Map<String, String> headers)
        implements Worded {

    public Words {
        enclosures = List.copyOf(enclosures);
        headers = Map.copyOf(headers);
    }

    /** The words of a mail that is nothing but words. */
    public Words(String subject, String text, String html) {
        this(subject, text, html, List.of(), Map.of());
    }

    /** The words of a text message. */
    public static Words sms(String text) {
        return new Words(null, text, null);
    }

    /** The same words with one more file. */
    public Words with(Enclosure enclosure) {
        List<Enclosure> more = new ArrayList<>(enclosures);
        more.add(enclosure);
        return new Words(subject, text, html, more, headers);
    }

    /** The same words with one more header. */
    public Words withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Words(subject, text, html, enclosures, more);
    }
}

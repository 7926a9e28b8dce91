package io.penstock.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages in the form in which Twilio's REST API gives them. */
final class TwilioJson {

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", java.util.Locale.US)
            .withZone(ZoneOffset.UTC);

    private TwilioJson() {}

    static Map<String, Object> message(String accountSid, Sms sms) {
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sms.sid();
        boolean byService = sms.from().startsWith("MG");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("account_sid", accountSid);
        json.put("api_version", "2010-04-01");
        json.put("body", sms.body());
        json.put("date_created", RFC_2822.format(sms.createdAt()));
        json.put("date_sent", sms.status().equals("queued") ? null : RFC_2822.format(sms.updatedAt()));
        json.put("date_updated", RFC_2822.format(sms.updatedAt()));
        json.put("direction", "outbound-api");
        json.put("error_code", sms.errorCode());
        json.put("error_message", sms.errorCode() == null ? null : "Unreachable destination handset");
        json.put("from", byService ? null : sms.from());
        json.put("messaging_service_sid", byService ? sms.from() : null);
        json.put("num_media", "0");
        json.put("num_segments", "1");
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", sms.sid());
        json.put("status", sms.status());
        json.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        json.put("to", sms.to());
        json.put("uri", uri + ".json");
        return json;
    }

    /** One page of the messages that the query asks for: {@code To}, {@code From}, {@code DateSent} with {@code <} and {@code >}. */
    static Map<String, Object> page(String accountSid, List<Sms> newestFirst, String rawQuery) {
        Map<String, String> query = fields(rawQuery == null ? "" : rawQuery);
        int size = Math.min(1000, Integer.parseInt(query.getOrDefault("PageSize", "50")));
        int page = Integer.parseInt(query.getOrDefault("Page", "0"));
        List<Sms> asked = newestFirst.stream().filter(sms -> asked(sms, query)).toList();
        int end = Math.min(asked.size(), (page + 1) * size);
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages.json";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first_page_uri", uri + "?" + with(rawQuery, 0));
        json.put("end", Math.max(0, end - 1));
        json.put("previous_page_uri", page == 0 ? null : uri + "?" + with(rawQuery, page - 1));
        json.put(
                "messages",
                asked.subList(Math.min(page * size, end), end).stream()
                        .map(sms -> message(accountSid, sms))
                        .toList());
        json.put("uri", uri + "?" + with(rawQuery, page));
        json.put("page_size", size);
        json.put("start", page * size);
        json.put("next_page_uri", end < asked.size() ? uri + "?" + with(rawQuery, page + 1) : null);
        json.put("page", page);
        return json;
    }

    /** Decodes a form or a query. */
    static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static boolean asked(Sms sms, Map<String, String> query) {
        // Twilio compares whole days, and a message not yet sent has none.
        LocalDate sent = sms.status().equals("queued") ? null : day(sms.updatedAt());
        return query.getOrDefault("To", sms.to()).equals(sms.to())
                && query.getOrDefault("From", sms.from()).equals(sms.from())
                && (!query.containsKey("DateSent") || day(query.get("DateSent")).equals(sent))
                && (!query.containsKey("DateSent<") || (sent != null && !sent.isAfter(day(query.get("DateSent<")))))
                && (!query.containsKey("DateSent>") || (sent != null && !sent.isBefore(day(query.get("DateSent>")))));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date.substring(0, 10));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String with(String rawQuery, int page) {
        String others = rawQuery == null ? "" : rawQuery.replaceAll("&?Page=[0-9]+", "");
        return (others.isEmpty() ? "" : others + "&") + "Page=" + page;
    }
}

package io.penstock.reporting.cohort;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What else a list has beside account numbers: pairs of header and value, in the list's order. */
final class OtherColumns {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> headers;

    private OtherColumns(List<String> headers) {
        this.headers = headers;
    }

    /** Those of the row whose pairs these are, and of all others of its list. */
    static OtherColumns of(String pairs) throws IOException {
        List<String> headers = new ArrayList<>();
        read(pairs, (header, value) -> headers.add(header));
        return new OtherColumns(headers);
    }

    static OtherColumns none() {
        return new OtherColumns(List.of());
    }

    List<String> headers() {
        return headers;
    }

    /**
     * Puts the values of a row where they belong: a String, a Number or null each.
     *
     * @param from the place of the first
     * @throws IOException if the row has other columns
     */
    void put(String pairs, Object[] row, int from) throws IOException {
        Arrays.fill(row, from, from + headers.size(), null);
        int[] next = {0};
        read(pairs, (header, value) -> {
            int column = next[0];
            if (column >= headers.size() || !headers.get(column).equals(header)) {
                throw new IOException("rows of the list do not have the same columns");
            }
            row[from + column] = value;
            next[0]++;
        });
    }

    private interface Pair {
        void take(String header, Object value) throws IOException;
    }

    private static void read(String pairs, Pair to) throws IOException {
        try (JsonParser json = JSON.createParser(pairs)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                String header = json.nextTextValue();
                JsonToken token = json.nextToken();
                to.take(header, value(json, token));
                json.nextToken();
            }
        }
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            default -> json.getText();
        };
    }
}

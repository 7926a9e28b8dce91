package io.penstock.ingest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Finds the delimiter from the first records. The one wins that cuts most records into as many fields as the first; between
 * equals the one that cuts more fields, then the more usual one. Where the first record is a title, the one wins that cuts
 * most records into any one number of fields. Delimiters inside quotes do not count.
 */
final class DetectDelimiter {
    static final int SAMPLE_CHARS = 128 * 1024;
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int MOST_RECORDS = 100;
    private static final double HALF = 0.5;

    private final char[] sample;
    private final int length;
    private final char quote;

    private DetectDelimiter(char[] sample, int length, char quote) {
        this.sample = sample;
        this.length = length;
        this.quote = quote;
    }

    /** The delimiter of the text in the sample; a comma when there is a single column. */
    static char in(char[] sample, int length, char quote) {
        DetectDelimiter detect = new DetectDelimiter(sample, length, quote);
        Share best = detect.best(counts -> counts.get(0));
        return best.share() > HALF
                ? best.delimiter()
                : detect.best(DetectDelimiter::usual).delimiter();
    }

    private Share best(ToIntFunction<List<Integer>> expected) {
        Share best = new Share(CANDIDATES[0], 0, 0);
        for (char candidate : CANDIDATES) {
            List<Integer> counts = counts(candidate);
            int count = counts.isEmpty() ? 0 : expected.applyAsInt(counts);
            double share = count == 0
                    ? 0
                    : (double) counts.stream().filter(n -> n == count).count() / counts.size();
            if (share > best.share() || (share == best.share() && count > best.count())) {
                best = new Share(candidate, share, count);
            }
        }
        return best;
    }

    /** The number that most records have, of those that have any. */
    private static int usual(List<Integer> counts) {
        Map<Integer, Long> records = counts.stream()
                .filter(count -> count > 0)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return records.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** A delimiter as a person would name it. */
    static String nameOf(char delimiter) {
        return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
    }

    /** How often the candidate stands outside quotes, per record that is not blank. */
    private List<Integer> counts(char candidate) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        int recordStart = 0;
        int fieldStart = 0;
        for (int i = 0; i < length && counts.size() < MOST_RECORDS; i++) {
            char c = sample[i];
            if (quoted) {
                boolean doubled = c == quote && nextIs(i, quote);
                quoted = c != quote || doubled;
                i += doubled ? 1 : 0;
            } else if (c == quote && i == fieldStart) {
                quoted = true;
            } else if (c == candidate) {
                count++;
                fieldStart = i + 1;
            } else if (c == '\n' || c == '\r') {
                if (i > recordStart) {
                    counts.add(count);
                }
                count = 0;
                recordStart = i + 1;
                fieldStart = i + 1;
            }
        }
        boolean wholeText = length < SAMPLE_CHARS;
        if (wholeText && length > recordStart && counts.size() < MOST_RECORDS) {
            counts.add(count);
        }
        return counts;
    }

    private boolean nextIs(int i, char c) {
        return i + 1 < length && sample[i + 1] == c;
    }

    /**
     * How well a candidate fits.
     *
     * @param share of the records that it cuts as expected
     * @param count how often it stands in these
     */
    private record Share(char delimiter, double share, int count) {}
}

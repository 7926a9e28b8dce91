package io.penstock.ingest.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the delimiter from the first records. The one wins that cuts most records into as many fields as the header;
 * between equals the one that cuts more fields, then the more usual one. Delimiters inside quotes do not count.
 */
final class DetectDelimiter {
    static final int SAMPLE_CHARS = 128 * 1024;
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int MOST_RECORDS = 100;

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
        char best = CANDIDATES[0];
        double bestShare = 0;
        int bestCount = 0;
        for (char candidate : CANDIDATES) {
            List<Integer> counts = detect.counts(candidate);
            int header = counts.isEmpty() ? 0 : counts.get(0);
            double share = header == 0
                    ? 0
                    : (double) counts.stream().filter(n -> n == header).count() / counts.size();
            if (share > bestShare || (share == bestShare && header > bestCount)) {
                best = candidate;
                bestShare = share;
                bestCount = header;
            }
        }
        return best;
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
}

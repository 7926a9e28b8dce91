package io.penstock.reporting.cohort;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the workbook of a list is called: {@code accounts.csv} becomes {@code accounts-info.xlsx}. */
final class FileName {

    private static final String SUFFIX = "-info";
    private static final String EXTENSION = ".xlsx";

    /** File systems take 255 bytes; the part that is being written has a longer name. */
    private static final int LONGEST = 180;

    private final String stem;

    private FileName(String stem) {
        this.stem = stem;
    }

    /** Of whatever a source called it; the result names a file in a folder, and nothing else. */
    static FileName of(String source) {
        String last = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String bare = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "_")
                .strip();
        String visible = bare.replaceFirst("^\\.+", "");
        return new FileName(shortened(visible.isEmpty() ? "cohort" : visible));
    }

    /** The name, or the one to take when the {@code n - 1} before it are taken. */
    String numbered(int n) {
        return stem + SUFFIX + (n == 1 ? "" : " (" + n + ")") + EXTENSION;
    }

    private static String shortened(String text) {
        String shorter = text;
        while (shorter.getBytes(UTF_8).length > LONGEST) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}

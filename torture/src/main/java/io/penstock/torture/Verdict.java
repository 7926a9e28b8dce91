package io.penstock.torture;

import io.penstock.torture.oracle.Finding;
import io.penstock.torture.work.SentFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a round came to.
 *
 * @param messages how many mails and text messages have arrived since the platform began
 */
public record Verdict(
        long seed, String fault, String what, SentFile file, List<Finding> findings, int messages, double seconds) {

    /** Whether every promise was kept. */
    public boolean held() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** For a person: one line, and one more for each promise that was broken. */
    public String text() {
        String line = String.format(
                Locale.ROOT,
                "seed %d  %-42s %s  %6.1f s  books %s  %s",
                seed,
                fault,
                held() ? "HELD  " : "BROKEN",
                seconds,
                file.books(),
                what);
        return line + "\n" + figures() + broken();
    }

    /** The figures that matter most, whatever they are. */
    private String figures() {
        return "    "
                + findings.stream()
                        .filter(finding ->
                                finding.what().matches("(rows (lost|twice)|.* accepted twice|reminders lost).*"))
                        .map(finding -> finding.what() + " " + finding.number())
                        .collect(Collectors.joining(", "))
                + "; " + messages + " messages arrived so far; promises examined " + findings.size();
    }

    private String broken() {
        return findings.stream()
                .filter(finding -> !finding.holds())
                .map(finding -> "\n    BROKEN: " + finding.text())
                .collect(Collectors.joining());
    }
}

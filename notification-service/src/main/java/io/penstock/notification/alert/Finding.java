package io.penstock.notification.alert;

import java.util.List;

/**
 * What is wrong with one file, in counts: what an alert keeps of the event that raised it.
 *
 * @param name of the file or extract, as it arrived
 * @param batchId null where no batch was begun
 * @param read null where no row was read
 * @param reason null where the rules and checks say it all
 * @param line of the file, null where none is known
 * @param held whether a load or an extract waits until a person releases or discards it
 * @param unread values that could not be read, of rows that were loaded all the same
 * @param unreadRules how many of them each rule has found
 */
record Finding(
        String name,
        Long batchId,
        String dataset,
        Long read,
        Long rejected,
        boolean balanced,
        boolean held,
        List<Rule> rules,
        List<Check> checks,
        String reason,
        Long line,
        boolean quarantined,
        long unread,
        List<Rule> unreadRules) {

    private static final String LOANS = "loans";

    /** The rule by which a loan without its client is rejected. */
    private static final String REFERENCE = "reference";

    /** What was stored before unread values were told has none. */
    Finding {
        unreadRules = unreadRules == null ? List.of() : unreadRules;
    }

    /** Of a load that is not held, without values that could not be read. */
    Finding(
            String name,
            Long batchId,
            String dataset,
            Long read,
            Long rejected,
            boolean balanced,
            List<Rule> rules,
            List<Check> checks,
            String reason,
            Long line,
            boolean quarantined) {
        this(
                name,
                batchId,
                dataset,
                read,
                rejected,
                balanced,
                false,
                rules,
                checks,
                reason,
                line,
                quarantined,
                0,
                List.of());
    }

    /** Whether it is a load of loans that failed or lost sight of a row: until it is put right, nobody knows what is due. */
    boolean holdsReminders() {
        return LOANS.equals(dataset) && (reason != null || !balanced);
    }

    /** How many of the rejected rows wait for their client, and are loaded by themselves once it is there. */
    long waiting() {
        return LOANS.equals(dataset)
                ? rules.stream()
                        .filter(rule -> rule.rule().equals(REFERENCE))
                        .mapToLong(Rule::rows)
                        .sum()
                : 0;
    }

    /** Whether nothing else is wrong than that rows wait. */
    boolean onlyWaits() {
        return rejected != null
                && rejected > 0
                && rejected == waiting()
                && unread == 0
                && balanced
                && checks.isEmpty()
                && reason == null;
    }

    /** Whether nothing else is wrong than that values of loaded rows could not be read. */
    boolean hasOnlyUnreadValues() {
        return unread > 0 && rejected != null && rejected == 0 && balanced && checks.isEmpty() && reason == null;
    }

    /**
     * How many rows a rule rejected, or of how many it could not read the value.
     *
     * @param column null for rules about whole rows
     * @param words what is wrong, for people
     */
    record Rule(String rule, String column, String words, long rows) {

        /** What was stored before rules had words names the rule. */
        Rule {
            words = words == null ? rule + (column == null ? "" : " in " + column) : words;
        }
    }

    /** A check that failed, with what was expected and found. */
    record Check(String check, String target, String expected, String actual) {}
}

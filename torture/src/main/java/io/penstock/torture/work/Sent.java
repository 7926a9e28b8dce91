package io.penstock.torture.work;

import java.util.List;

/**
 * All that was sent into a platform so far.
 *
 * @param consumers those that the files tell of
 * @param files of consumers, in their order
 * @param lender whose reminders were run once with each file
 * @param cohorts names of the lists of accounts, without their suffix
 */
public record Sent(Consumers consumers, List<SentFile> files, Lender lender, List<String> cohorts) {

    /** The number of the last file. */
    public int lastFile() {
        return files.size() - 1;
    }
}

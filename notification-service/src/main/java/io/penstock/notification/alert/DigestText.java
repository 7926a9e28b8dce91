package io.penstock.notification.alert;

import io.penstock.notification.wording.OneLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A digest as the templates speak of it: every text from elsewhere is one line, and links are made. */
record DigestText(Digest digest, String etlUrl, String reportingUrl) {

    private static final String WAIT =
            "Nothing is to be done if the file of their clients is still to come: the rows are then loaded by themselves.";
    private static final String CORRECT_UNREAD =
            "The rows were loaded, without the values that could not be read or with them as they came. Download these as a"
                    + " workbook, correct the coloured cells and send it back.";
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 300;

    public long id() {
        return digest.id();
    }

    public String kind() {
        return digest.kind().name();
    }

    public String things() {
        return digest.kind().things();
    }

    public String trouble() {
        return digest.kind().trouble();
    }

    public String advice() {
        return digest.onlyWaits()
                ? WAIT
                : digest.hasOnlyUnreadValues() ? CORRECT_UNREAD : digest.kind().advice();
    }

    public long count() {
        return digest.count();
    }

    public long more() {
        return digest.more();
    }

    public long rejected() {
        return digest.rejected();
    }

    public long unread() {
        return digest.unread();
    }

    public boolean one() {
        return digest.isOne();
    }

    public boolean unbalanced() {
        return digest.isUnbalanced();
    }

    public boolean holdsReminders() {
        return digest.holdsReminders();
    }

    public boolean files() {
        return digest.isAboutFiles();
    }

    public boolean reminders() {
        return digest.isAboutReminders();
    }

    public boolean channels() {
        return digest.isAboutChannels();
    }

    public boolean loads() {
        return digest.hasLoads();
    }

    public FindingText first() {
        return new FindingText(digest.first(), etlUrl, reportingUrl);
    }

    public List<FindingText> findings() {
        return digest.findings().stream()
                .map(finding -> new FindingText(finding, etlUrl, reportingUrl))
                .toList();
    }

    public String runsLink() {
        return reportingUrl + "/reminders/runs";
    }

    public String holdsLink() {
        return reportingUrl + "/reminders/holds";
    }

    /** The page of all files; of a digest about one batch, with that one in sight. */
    public String pipelineLink() {
        return one() && first().batchId() != null ? first().wayLink() : reportingUrl + "/";
    }

    /** One file's trouble as the templates speak of it. */
    record FindingText(Finding finding, String etlUrl, String reportingUrl) {

        public String name() {
            return OneLine.of(finding.name(), LONGEST_NAME);
        }

        public String reason() {
            return finding.reason() == null ? null : OneLine.of(finding.reason(), LONGEST_REASON);
        }

        /** Whether a person has to release or discard the load or the extract. */
        public boolean held() {
            return finding.held();
        }

        public String loadLink() {
            return etlUrl + "/loads/" + finding.batchId();
        }

        /** What a person calls to decide about it, without the last word. */
        public String decideLink() {
            return load() ? loadLink() : "/batches/" + finding.batchId();
        }

        public Long line() {
            return finding.line();
        }

        public Long batchId() {
            return finding.batchId();
        }

        public boolean load() {
            return finding.read() != null;
        }

        public Long read() {
            return finding.read();
        }

        public Long rejected() {
            return finding.rejected();
        }

        /** Values that could not be read, of rows that were loaded. */
        public long unread() {
            return finding.unread();
        }

        /** Whether it is told first how many rows were rejected: there are some, or nothing else is to be told. */
        public boolean tellsRejects() {
            return finding.unread() == 0 || finding.rejected() > 0;
        }

        public List<Finding.Rule> unreadRules() {
            return finding.unreadRules();
        }

        public String unreadLink() {
            return etlUrl + "/loads/" + finding.batchId() + "/anomalies";
        }

        /** Where the SMS of one file leads. */
        public String shortLink() {
            if (finding.reason() != null) {
                return wayLink();
            }
            return tellsRejects() ? rejectsLink() : unreadLink();
        }

        /** Rejected rows that are loaded by themselves once what they refer to is there. */
        public long waiting() {
            return finding.waiting();
        }

        public boolean balanced() {
            return finding.balanced();
        }

        public boolean quarantined() {
            return finding.quarantined();
        }

        public List<Finding.Rule> rules() {
            return finding.rules();
        }

        /** What is wrong, shortly, by the first rules: {@code 11 last name is missing, 2 more rules}. */
        public String rulesInShort(int most) {
            List<String> all = Stream.concat(rules().stream(), unreadRules().stream())
                    .map(rule -> rule.rows() + " " + rule.words())
                    .toList();
            String first = all.stream().limit(most).collect(Collectors.joining(", "));
            int more = all.size() - most;
            return more <= 0 || first.isEmpty()
                    ? first
                    : "%s, %d more %s".formatted(first, more, more == 1 ? "rule" : "rules");
        }

        public List<Finding.Check> checks() {
            return finding.checks();
        }

        public String rejectsLink() {
            return etlUrl + "/loads/" + finding.batchId() + "/rejects";
        }

        public String wayLink() {
            return reportingUrl + "/#batch-" + finding.batchId();
        }

        public String validationLink() {
            return etlUrl + "/loads/" + finding.batchId() + "/validation";
        }
    }
}

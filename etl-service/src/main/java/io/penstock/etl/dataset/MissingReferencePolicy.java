package io.penstock.etl.dataset;

import com.fasterxml.jackson.annotation.JsonValue;

/** What becomes of a row that refers to one that is not there. */
public enum MissingReferencePolicy {
    /** It is rejected, and taken up once the other row is there. */
    WAIT("wait"),
    /** It is rejected for good. */
    REJECT("reject"),
    /** It is loaded, and noted as an anomaly. */
    ANOMALY("anomaly");

    private final String spelling;

    MissingReferencePolicy(String spelling) {
        this.spelling = spelling;
    }

    /** How declarations write it. */
    @JsonValue
    public String spelling() {
        return spelling;
    }

    static MissingReferencePolicy named(String spelling) {
        for (MissingReferencePolicy missing : values()) {
            if (missing.spelling.equals(spelling)) {
                return missing;
            }
        }
        throw new IllegalArgumentException(spelling);
    }
}

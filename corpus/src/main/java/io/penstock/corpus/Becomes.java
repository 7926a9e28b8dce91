package io.penstock.corpus;

import java.util.Locale;

/** What may become of bad input; nothing else may. */
enum Becomes {
    ACCEPTED("loaded as it is"),
    REJECTED("records rejected, with line and reason"),
    FAILED("nothing loaded, with the reason"),
    QUARANTINED("set aside, with the reason"),
    DUPLICATE("nothing new in it"),
    REFUSED("refused with a status of 4xx"),
    NOT_TAKEN("left where it is"),
    DEAD_LETTERED("set aside as a dead letter"),
    IGNORED("acknowledged, without effect");

    private final String words;

    Becomes(String words) {
        this.words = words;
    }

    /** In a few words. */
    String words() {
        return words;
    }

    /** In one word. */
    String word() {
        return this == DEAD_LETTERED
                ? "dead-lettered"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package io.penstock.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** Who has changed which row, in order. */
final class ChangeLog {

    static final long PERSON = 0;
    static final long NOBODY = -1;

    private final List<Change> changes = new ArrayList<>();

    void add(String key, long who) {
        changes.add(new Change(key, who));
    }

    /** What a load had changed is taken back. */
    void forget(long load) {
        changes.removeIf(change -> change.who() == load);
    }

    boolean isChangedByPerson(String key) {
        return changes.stream()
                .anyMatch(change -> change.who() == PERSON && change.key().equals(key));
    }

    /** Whether a person or another effective load has changed a row after a load had. */
    boolean isChangedByOthers(long load, LongPredicate effective) {
        for (int i = 0; i < changes.size(); i++) {
            Change own = changes.get(i);
            if (own.who() == load
                    && changes.subList(i + 1, changes.size()).stream()
                            .anyMatch(later -> later.key().equals(own.key())
                                    && later.who() != load
                                    && later.who() != NOBODY
                                    && (later.who() == PERSON || effective.test(later.who())))) {
                return true;
            }
        }
        return false;
    }

    private record Change(String key, long who) {}
}

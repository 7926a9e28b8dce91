package io.penstock.testkit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Who has changed which row, in order. */
final class ChangeLog {

    static final long PERSON = 0;
    static final long NOBODY = -1;

    private final List<Change> changes = new ArrayList<>();

    void add(String key, long who) {
        changes.add(new Change(key, who));
    }

    /** What a load had changed is taken back; of a row that stays, it is the change of another load now. */
    void takeBack(long load, Function<String, Optional<Long>> heir) {
        changes.replaceAll(change -> change.who() == load
                ? new Change(change.key(), heir.apply(change.key()).orElse(NOBODY))
                : change);
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

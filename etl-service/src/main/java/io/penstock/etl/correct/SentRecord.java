package io.penstock.etl.correct;

import io.penstock.etl.clean.CleaningCatalog;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.Mapped;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.plan.Rejected;
import io.penstock.etl.plan.Row;
import io.penstock.etl.stage.ChunkRecords.Line;
import java.util.Objects;

/**
 * A corrected record beside the one that was rejected.
 *
 * @param rule by which it was rejected
 * @param column of the dataset that was at fault; null if it was the record as a whole
 */
record SentRecord(Line sent, Line former, String rule, String column) {

    private static final String REPEATED = "unique";

    /** Whether it cannot be known that somebody looked at it: nothing was changed, and fields may be missing. */
    boolean mustStay() {
        return rule.equals(RecordMapper.COLUMNS_COUNT) && sent.fields() == former.fields();
    }

    /** Whether another record of the file has the same key still. */
    boolean isRepeat(RecordMapper mapper, MappingPlan plan) {
        return rule.equals(REPEATED) && hasSameKey(mapper, plan);
    }

    /** Why a record that is in the mart already cannot be run again; null if it can. */
    Finding refusal(RecordMapper mapper, MappingPlan plan) {
        if (mapper.map(sent.fields()) instanceof Rejected rejected) {
            return new Finding(
                    rejected.column() == null ? "record" : rejected.column(), rejected.rule(), rejected.reason());
        }
        return hasSameKey(mapper, plan)
                ? null
                : new Finding(
                        plan.key(),
                        REPEATED,
                        "expected %s to stay, since the mart has the record under it, found another"
                                .formatted(plan.key()));
    }

    /** Whether nothing was changed in a record with a value that cannot be read now either. */
    boolean isStillUnread(RecordMapper mapper) {
        return sent.fields() == former.fields()
                && mapper.map(sent.fields()) instanceof Row row
                && row.anomalies().stream().map(Finding::rule).anyMatch(CleaningCatalog::isUnread);
    }

    private boolean hasSameKey(RecordMapper mapper, MappingPlan plan) {
        Object key = key(mapper.map(sent.fields()), plan);
        return key != null && Objects.equals(key, key(mapper.map(former.fields()), plan));
    }

    private static Object key(Mapped mapped, MappingPlan plan) {
        return mapped instanceof Row row ? row.values()[plan.indexOf(plan.key())] : null;
    }
}

package io.penstock.etl.correct;

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
 */
record SentRecord(Line sent, Line former, String rule) {

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
    String refusal(RecordMapper mapper, MappingPlan plan) {
        if (mapper.map(sent.fields()) instanceof Rejected rejected) {
            return rejected.reason();
        }
        return hasSameKey(mapper, plan)
                ? null
                : "expected %s to stay, since the mart has the record under it, found another".formatted(plan.key());
    }

    private boolean hasSameKey(RecordMapper mapper, MappingPlan plan) {
        Object key = key(mapper.map(sent.fields()), plan);
        return key != null && Objects.equals(key, key(mapper.map(former.fields()), plan));
    }

    private static Object key(Mapped mapped, MappingPlan plan) {
        return mapped instanceof Row row ? row.values()[plan.indexOf(plan.key())] : null;
    }
}

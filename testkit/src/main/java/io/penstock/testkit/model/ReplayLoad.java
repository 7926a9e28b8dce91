package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import io.penstock.testkit.model.ModelLoad.State;
import java.sql.SQLException;
import java.util.List;

/**
 * A person has a load run again; not one with corrections that is in effect, since rows that it rejects now would stay in
 * the mart.
 */
public record ReplayLoad(long load, boolean crash) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        ModelLoad known = model.loads.get(load);
        if (known == null || known.state == State.HELD || (known.isEffective() && known.hasMended())) {
            return;
        }
        Answer answer = service.post("/loads/" + load + "/replay", "application/json", "");
        if (answer.status() != 202) {
            throw new Difference(Where.ANSWER, "expected a replay to begin, found " + answer);
        }
        service.work(load, crash);
        model.replay(known);
    }

    @Override
    public List<Step> simpler() {
        return crash ? List.of(new ReplayLoad(load, false)) : List.of();
    }
}

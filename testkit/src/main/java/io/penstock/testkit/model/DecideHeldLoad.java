package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import io.penstock.testkit.model.ModelLoad.State;
import java.sql.SQLException;
import java.util.List;

/** A person releases a held load, or discards it. */
public record DecideHeldLoad(long load, boolean release, boolean crash) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        ModelLoad known = model.loads.get(load);
        if (known == null || known.state != State.HELD) {
            return;
        }
        Answer answer = service.post("/loads/" + load + (release ? "/release" : "/discard"), "application/json", "");
        if (answer.status() / 100 != 2) {
            throw new Difference(Where.ANSWER, "expected a held load to be decided, found " + answer);
        }
        service.advance(crash);
        if (release) {
            model.release(known);
        } else {
            known.state = State.DISCARDED;
        }
    }

    @Override
    public List<Step> simpler() {
        return crash ? List.of(new DecideHeldLoad(load, release, false)) : List.of();
    }
}

package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import io.penstock.testkit.model.MartModel.Undone;
import io.penstock.testkit.model.ModelLoad.State;
import java.sql.SQLException;
import java.util.List;

/** A person takes a load back. */
public record UndoLoad(long load, boolean crash) implements Step {

    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        ModelLoad known = model.loads.get(load);
        if (known == null || known.state == State.HELD || known.state == State.DISCARDED) {
            return;
        }
        String path = "/loads/" + load + "/undo";
        Answer answer =
                crash && known.isEffective() ? service.postTwice(path) : service.post(path, "application/json", "");
        if (answer.status() == CONFLICT && known.isEffective() && model.mayRefuseUndo(known)) {
            return;
        }
        if (answer.status() == UNAVAILABLE && known.isEffective() && model.bringsBackWhatSmart360Refuses(known)) {
            return;
        }
        if (answer.status() != 200) {
            throw new Difference(Where.ANSWER, "expected an undo, found " + answer);
        }
        if (known.isEffective()) {
            compare(model.undo(known), answer);
        }
    }

    /** A row that a later load confirmed counts as kept, even if it gets its former values in other columns. */
    private static void compare(Undone expected, Answer answer) {
        long deleted = answer.body().path("deleted").asLong();
        long stayed = answer.body().path("restored").asLong()
                + answer.body().path("kept").asLong();
        if (deleted != expected.deleted() || stayed < expected.restored() || stayed > expected.same()) {
            throw new Difference(Where.ANSWER, "expected " + expected + ", found " + answer.text());
        }
    }

    @Override
    public List<Step> simpler() {
        return crash ? List.of(new UndoLoad(load, false)) : List.of();
    }
}

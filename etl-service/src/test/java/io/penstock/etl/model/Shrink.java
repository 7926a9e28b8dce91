package io.penstock.etl.model;

import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a short sequence that makes the same kind of difference: leaves steps out, and makes steps simpler. */
final class Shrink {

    private static final int MAX_RUNS = 300;

    private final Trial trial;
    private int runs;

    Shrink(Trial trial) {
        this.trial = trial;
    }

    Failed shrink(Failed failed) throws SQLException {
        Failed shortest = failed;
        for (int size = failed.steps().size() / 2; size > 0; size = size == 1 ? 0 : size / 2) {
            shortest = leaveOut(shortest, size);
        }
        int before;
        do {
            before = shortest.toString().length();
            shortest = leaveOut(simplify(shortest), 1);
        } while (shortest.toString().length() < before);
        return shortest;
    }

    /** Leaves out so many steps at a time, the last ones first. */
    private Failed leaveOut(Failed failed, int size) throws SQLException {
        Failed shortest = failed;
        for (int from = failed.steps().size() - size; from >= 0; from -= size) {
            if (from + size <= shortest.steps().size()) {
                List<Step> fewer = new ArrayList<>(shortest.steps());
                fewer.subList(from, from + size).clear();
                shortest = run(fewer, shortest).orElse(shortest);
            }
        }
        return shortest;
    }

    private Failed simplify(Failed failed) throws SQLException {
        Failed simplest = failed;
        for (int i = 0; i < simplest.steps().size(); i++) {
            Optional<Failed> simpler = simplify(simplest, i);
            while (simpler.isPresent()) {
                simplest = simpler.get();
                simpler = i < simplest.steps().size() ? simplify(simplest, i) : Optional.empty();
            }
        }
        return simplest;
    }

    private Optional<Failed> simplify(Failed failed, int position) throws SQLException {
        for (Step simpler : failed.steps().get(position).simpler()) {
            List<Step> steps = new ArrayList<>(failed.steps());
            steps.set(position, simpler);
            Optional<Failed> found = run(steps, failed);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What came of other steps, if they make the same kind of difference. */
    private Optional<Failed> run(List<Step> steps, Failed failed) throws SQLException {
        if (steps.isEmpty() || runs++ >= MAX_RUNS) {
            return Optional.empty();
        }
        return trial.of(steps)
                .filter(other ->
                        other.difference().where() == failed.difference().where());
    }

    /** Runs steps. */
    interface Trial {
        Optional<Failed> of(List<Step> steps) throws SQLException;
    }

    /** Steps, the last of which made a difference. */
    record Failed(List<Step> steps, Difference difference) {}
}

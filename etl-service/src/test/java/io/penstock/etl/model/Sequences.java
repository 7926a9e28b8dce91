package io.penstock.etl.model;

import io.penstock.etl.model.Shrink.Failed;
import io.penstock.testkit.model.Comparison;
import io.penstock.testkit.model.Dataset;
import io.penstock.testkit.model.Datasets;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Draw;
import io.penstock.testkit.model.Draws;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.Step;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.sessions.JqwikSession;

/** Runs sequences of steps by chance, each on empty databases, and shows the shortest that makes each difference. */
final class Sequences {

    /** Most of them are about the dataset that SMART360 has. */
    private static final List<Dataset> DATASETS =
            List.of(Datasets.CONSUMERS, Datasets.CLIENTS, Datasets.CONSUMERS, Datasets.CONTACTS);

    private final EtlInProcess service;
    private final PrintStream out;
    private final Map<String, Integer> performed = new TreeMap<>();

    Sequences(EtlInProcess service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    /** Runs known sequences; returns how many made a difference. */
    int runKnown(Dataset dataset, Map<String, List<Step>> sequences) throws SQLException {
        int differences = 0;
        for (Map.Entry<String, List<Step>> known : sequences.entrySet()) {
            Optional<Failed> failed = perform(dataset, known.getValue());
            if (failed.isPresent()) {
                differences++;
                tell("expected that %s, found%n  %s"
                        .formatted(known.getKey(), failed.get().difference().getMessage()));
            }
        }
        return differences;
    }

    /** Runs so many sequences, the first by the seed, the next by the next; returns how many made a difference. */
    int run(int sequences, int steps, long seed) throws SQLException {
        int differences = 0;
        for (int i = 0; i < sequences; i++) {
            Dataset dataset = DATASETS.get((int) Math.floorMod(seed + i, (long) DATASETS.size()));
            Optional<Failed> failed = draw(dataset, steps, seed + i);
            if (failed.isPresent()) {
                differences++;
                Failed shortest = new Shrink(candidate -> perform(dataset, candidate)).shrink(failed.get());
                tell("%s, seed %d, sequence of %d steps shrunk to %d:%n%s%n  %s"
                        .formatted(
                                dataset.name(),
                                seed + i,
                                failed.get().steps().size(),
                                shortest.steps().size(),
                                shortest.steps().stream()
                                        .map(step -> "    " + step)
                                        .collect(Collectors.joining(System.lineSeparator())),
                                shortest.difference().getMessage()));
            }
        }
        tell("performed " + performed);
        return differences;
    }

    /** {@code ./penstock torture --model} shows these lines out of all that a test writes. */
    private void tell(String text) {
        text.lines().forEach(line -> out.println("model: " + line));
    }

    /** Chooses each step when its turn comes; gives the steps that led to a difference. */
    private Optional<Failed> draw(Dataset dataset, int steps, long seed) throws SQLException {
        List<Draw> draws = new ArrayList<>();
        JqwikSession.run(() -> draws.addAll(new Draws(dataset)
                .sequence(steps)
                .generator(steps)
                .next(new Random(seed))
                .value()));
        Run run = new Run(dataset);
        for (Draw draw : draws) {
            Optional<Step> step = draw.given(run.model);
            if (step.isPresent() && !run.perform(step.get())) {
                return run.failed;
            }
        }
        return run.end();
    }

    private Optional<Failed> perform(Dataset dataset, List<Step> steps) throws SQLException {
        Run run = new Run(dataset);
        for (Step step : steps) {
            if (!run.perform(step)) {
                return run.failed;
            }
        }
        return run.end();
    }

    /** One sequence. */
    private final class Run {

        private final MartModel model;
        private final Comparison comparison;
        private final List<Step> steps = new ArrayList<>();
        private Optional<Failed> failed = Optional.empty();

        Run(Dataset dataset) throws SQLException {
            service.databases.empty();
            model = new MartModel(dataset);
            comparison = new Comparison(model, service.databases.tables);
        }

        /** Whether the service and the model agree after the step. */
        boolean perform(Step step) throws SQLException {
            steps.add(step);
            performed.merge(step.getClass().getSimpleName(), 1, Integer::sum);
            return agrees(() -> {
                step.perform(model, service);
                comparison.compare(step.load());
            });
        }

        Optional<Failed> end() throws SQLException {
            agrees(comparison::compareAllBooks);
            return failed;
        }

        private boolean agrees(Comparing comparing) throws SQLException {
            try {
                comparing.compare();
                return true;
            } catch (Difference difference) {
                failed = Optional.of(new Failed(List.copyOf(steps), difference));
                return false;
            }
        }
    }

    private interface Comparing {
        void compare() throws SQLException;
    }
}

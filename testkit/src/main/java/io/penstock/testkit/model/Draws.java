package io.penstock.testkit.model;

import io.penstock.testkit.model.Dataset.Source;
import io.penstock.testkit.model.ModelLoad.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** The steps that can happen to a dataset, and how often they do. */
public final class Draws {

    private static final int ANY = 1_000_000;

    private final Dataset dataset;
    private final FileDraws files;

    public Draws(Dataset dataset) {
        this.dataset = dataset;
        this.files = new FileDraws(dataset);
    }

    /** So many steps. */
    public Arbitrary<List<Draw>> sequence(int steps) {
        return draw().list().ofSize(steps);
    }

    /** One step. */
    public Arbitrary<Draw> draw() {
        List<Tuple2<Integer, Arbitrary<Draw>>> draws = new ArrayList<>(List.of(
                Tuple.of(26, files.file()),
                Tuple.of(14, files.fileAgain()),
                Tuple.of(16, onLoad(UndoLoad::new)),
                Tuple.of(12, onLoad(ReplayLoad::new)),
                Tuple.of(14, correction()),
                Tuple.of(6, change())));
        draws.add(Tuple.of(8, decision()));
        if (dataset.isDelivered()) {
            draws.add(Tuple.of(10, smart360Has()));
            draws.add(Tuple.of(
                    2,
                    any().map(which -> model -> pick(keysWithout(model), which).map(Smart360Deletes::new))));
        }
        if (dataset.keepsPersonsChanges()) {
            draws.add(Tuple.of(8, putClient()));
        }
        return Arbitraries.frequencyOf(draws);
    }

    /** The file that is in force comes again. */
    public Arbitrary<Draw> fileInForce() {
        return files.fileInForce();
    }

    private static Arbitrary<Draw> onLoad(OnLoad step) {
        return Combinators.combine(any(), crash())
                .as((which, crash) -> model ->
                        pick(List.copyOf(model.loads.values()), which).map(load -> step.of(load.number, crash)));
    }

    private static Arbitrary<Draw> decision() {
        return Combinators.combine(any(), Arbitraries.of(true, true, false), crash())
                .as((which, release, crash) -> model -> pick(
                                model.loads.values().stream()
                                        .filter(load -> load.state == State.HELD)
                                        .toList(),
                                which)
                        .map(load -> new DecideHeldLoad(load.number, release, crash)));
    }

    private Arbitrary<Draw> correction() {
        return Combinators.combine(any(), any(), files.row(), crash()).as((which, column, row, crash) -> model -> {
            List<ModelLoad> loads = model.loads.values().stream()
                    .filter(load -> load.isEffective() && !load.correctable().isEmpty())
                    .toList();
            return pick(loads, which)
                    .flatMap(load -> pick(load.correctable(), which).map(line -> {
                        Source source = wrong(load, line, column);
                        return new CorrectRecord(load.number, line, source.header(), row.get(source), crash);
                    }));
        });
    }

    /** A column in which the record cannot be read, if there is one; sometimes any. */
    private static Source wrong(ModelLoad load, long line, int otherwise) {
        List<String> record = load.records.get(line);
        for (int i = 0; i < record.size() && otherwise % 5 > 0; i++) {
            Source column = load.columns.get(i);
            if (column.meanings().get(record.get(i)) == null || column.unread().contains(record.get(i))) {
                return column;
            }
        }
        return load.columns.get(otherwise % load.columns.size());
    }

    private Arbitrary<Draw> change() {
        List<Source> changed = dataset.sources().stream()
                .skip(1)
                .filter(source ->
                        dataset.delivered().isEmpty() || source.columns().size() == 1)
                .toList();
        return Combinators.combine(key(), Arbitraries.of(changed), files.row()).as((key, source, row) -> model -> {
            String column = source.columns().get(0);
            Map<String, String> meaning = source.meanings().get(row.get(source));
            return meaning == null ? Optional.empty() : Optional.of(new ChangeRow(key, column, meaning.get(column)));
        });
    }

    private Arbitrary<Draw> putClient() {
        return Combinators.combine(key(), Arbitraries.of("100", "200", "300"), Arbitraries.of("30", "40"))
                .as((key, limit, rate) -> model -> Optional.of(new PutClient(key, limit, rate)));
    }

    private Arbitrary<Draw> smart360Has() {
        return Combinators.combine(any(), files.row()).as((which, row) -> model -> {
            Map<String, String> values = new TreeMap<>(dataset.emptyRow());
            row.forEach((source, text) -> {
                Map<String, String> meaning = source.meanings().get(text);
                if (meaning != null) {
                    values.putAll(meaning);
                }
            });
            return Smart360Model.isAccepted(values)
                    ? pick(keysWithout(model), which).map(key -> new Smart360Has(key, dataset.deliveredOf(values)))
                    : Optional.empty();
        });
    }

    /** Keys that the mart does not have. */
    private List<String> keysWithout(MartModel model) {
        return dataset.keys().stream()
                .filter(key -> !model.rows().containsKey(key))
                .toList();
    }

    private Arbitrary<String> key() {
        return Arbitraries.of(dataset.keys());
    }

    /** A number to pick by. */
    public static Arbitrary<Integer> any() {
        return Arbitraries.integers().between(0, ANY).withDistribution(net.jqwik.api.RandomDistribution.uniform());
    }

    /** Whether something dies. */
    public static Arbitrary<Boolean> crash() {
        return Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
    }

    /** One of them, if there is any. */
    public static <T> Optional<T> pick(List<T> from, int which) {
        return from.isEmpty() ? Optional.empty() : Optional.of(from.get(which % from.size()));
    }

    /** Makes a step on a load. */
    private interface OnLoad {
        Step of(long load, boolean crash);
    }
}

package io.penstock.testkit.model;

import static io.penstock.testkit.model.Draws.any;
import static io.penstock.testkit.model.Draws.crash;
import static io.penstock.testkit.model.Draws.pick;

import io.penstock.testkit.model.Dataset.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** The files that can come. */
final class FileDraws {

    private static final int STRIDE = 10;

    private final Dataset dataset;

    FileDraws(Dataset dataset) {
        this.dataset = dataset;
    }

    Arbitrary<Draw> file() {
        return Combinators.combine(
                        number(), columns(), row().list().ofMinSize(1).ofMaxSize(7), crash())
                .as((number, columns, rows, crash) -> model -> Optional.of(new LoadFile(
                        number.given(model),
                        columns.stream().map(Source::header).toList(),
                        rows.stream()
                                .map(row -> columns.stream().map(row::get).toList())
                                .toList(),
                        crash)));
    }

    /** A file that came before comes again, perhaps with a column emptied, or another record behind it. */
    Arbitrary<Draw> fileAgain() {
        return Combinators.combine(number(), any(), row().list().ofMaxSize(1), emptied(), crash())
                .as((number, which, more, emptied, crash) ->
                        model -> pick(List.copyOf(model.loads.values()), which).map(load -> {
                            List<List<String>> records = new ArrayList<>(load.file());
                            more.forEach(row -> records.add(
                                    load.columns.stream().map(row::get).toList()));
                            emptied.map(load.columns::indexOf)
                                    .filter(column -> column >= 0)
                                    .ifPresent(column -> records.replaceAll(record -> emptied(record, column)));
                            return new LoadFile(number.given(model), load.headers(), records, crash);
                        }));
    }

    Arbitrary<Draw> fileInForce() {
        return Combinators.combine(number(), crash())
                .as((number, crash) -> model -> model.inForce()
                        .map(load -> new LoadFile(number.given(model), load.headers(), load.file(), crash)));
    }

    private Arbitrary<Optional<Source>> emptied() {
        List<Source> optional =
                dataset.sources().stream().filter(source -> !source.always()).toList();
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.of(optional).map(Optional::of)));
    }

    private static List<String> emptied(List<String> record, int column) {
        List<String> emptied = new ArrayList<>(record);
        emptied.set(column, "");
        return emptied;
    }

    /** The next number, or one before another load's, which is late. */
    private static Arbitrary<LoadNumber> number() {
        Arbitrary<LoadNumber> next = Arbitraries.just(
                model -> model.loads.isEmpty() ? STRIDE : (model.loads.lastKey() / STRIDE + 1) * STRIDE);
        Arbitrary<LoadNumber> late = Combinators.combine(
                        any(), Arbitraries.integers().between(1, STRIDE - 1))
                .as((which, before) -> model -> pick(List.copyOf(model.loads.keySet()), which)
                        .map(number -> number / STRIDE * STRIDE - before)
                        .filter(number -> number > 0 && !model.loads.containsKey(number))
                        .orElseGet(() -> next.sample().given(model)));
        return Arbitraries.frequencyOf(Tuple.of(3, next), Tuple.of(1, late));
    }

    private Arbitrary<List<Source>> columns() {
        List<Source> optional =
                dataset.sources().stream().filter(source -> !source.always()).toList();
        // At least one besides the key.
        int atLeast = optional.size() + 1 == dataset.sources().size() ? 1 : 0;
        Arbitrary<List<Source>> some = Arbitraries.of(optional)
                .set()
                .ofMinSize(atLeast)
                .ofMaxSize(optional.size())
                .map(has -> dataset.sources().stream()
                        .filter(source -> source.always() || has.contains(source))
                        .toList());
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(dataset.sources())), Tuple.of(2, some));
    }

    /** A text for each column; the first ones of each are the likeliest, and few are invalid. */
    Arbitrary<Map<Source, String>> row() {
        List<Arbitrary<String>> texts =
                dataset.sources().stream().map(FileDraws::text).toList();
        return Combinators.combine(texts).as(row -> {
            Map<Source, String> bySource = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                bySource.put(dataset.sources().get(i), row.get(i));
            }
            return bySource;
        });
    }

    private static Arbitrary<String> text(Source source) {
        List<Tuple2<Integer, String>> weighted = new ArrayList<>();
        for (String text : source.texts()) {
            weighted.add(Tuple.of(weighted.isEmpty() ? 4 : 2, text));
        }
        return Arbitraries.frequency(weighted);
    }

    /** A number for a load, by those that there are. */
    private interface LoadNumber {
        long given(MartModel model);
    }
}

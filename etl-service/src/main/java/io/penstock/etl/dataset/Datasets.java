package io.penstock.etl.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The datasets of this installation: the built-in ones, and those of the configuration folder. Immutable. */
public final class Datasets {

    private final Map<String, Dataset> byName = new TreeMap<>();
    private final List<RefusedDataset> refused;

    Datasets(Collection<Dataset> datasets, Collection<RefusedDataset> refused) {
        datasets.forEach(dataset -> byName.put(dataset.name(), dataset));
        this.refused = List.copyOf(refused);
    }

    /** The dataset of this name, if there is one. */
    public Optional<Dataset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All datasets, in the order of their names. */
    public List<Dataset> all() {
        return List.copyOf(byName.values());
    }

    /** The declarations that cannot be used. Where an earlier one of the same dataset was in force, it still is. */
    public List<RefusedDataset> refused() {
        return refused;
    }
}

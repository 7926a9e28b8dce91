package io.penstock.etl.model;

import io.penstock.etl.model.Dataset.Source;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A file comes; of an older number than others, if it was long on its way. */
record LoadFile(long load, List<String> columns, List<List<String>> records, boolean crash) implements Step {

    @Override
    public void perform(MartModel model, Service service) throws SQLException {
        if (model.loads.containsKey(load)) {
            return;
        }
        List<Source> sources = model.dataset.named(columns);
        service.databases.store(
                load, columns, records.stream().map(LoadFile::csv).toList());
        service.load(load, model.dataset.name(), crash);
        model.load(new ModelLoad(load, sources, records));
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        if (crash) {
            simpler.add(new LoadFile(load, columns, records, false));
        }
        for (int i = records.size() - 1; i >= 0 && records.size() > 1; i--) {
            List<List<String>> fewer = new ArrayList<>(records);
            fewer.remove(i);
            simpler.add(new LoadFile(load, columns, fewer, crash));
        }
        return simpler;
    }

    private static String csv(List<String> record) {
        return String.join(",", record);
    }
}

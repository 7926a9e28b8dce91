package io.penstock.testkit.model;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A file comes; of an older number than others, if it was long on its way. */
public record LoadFile(long load, List<String> columns, List<List<String>> records, boolean crash) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        if (model.loads.containsKey(load)) {
            return;
        }
        service.load(model, load, columns, records, crash).ifPresent(number -> model.load(number, columns, records));
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
}

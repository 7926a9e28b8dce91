package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.torture.oracle.Finding;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Nothing happens, and all processes must share the work. */
final class NothingWrong implements Fault {

    private ChunkShares shares;

    @Override
    public String name() {
        return "work-shared";
    }

    @Override
    public void prepare(Rig rig, RandomGenerator random) throws Exception {
        shares = ChunkShares.begin(rig);
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) {
        return "nothing wrong";
    }

    @Override
    public List<Finding> mend(Rig rig) throws Exception {
        Map<String, Long> handed = shares.until(rig);
        long busy = handed.values().stream().filter(chunks -> chunks > 0).count();
        int processes = rig.platform().replicas(Service.ETL).size();
        return List.of(
                new Finding("processes of etl without a chunk", Math.max(0, processes - busy), handed.toString()));
    }
}

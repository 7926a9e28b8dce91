package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import io.penstock.torture.oracle.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Nothing happens, and all processes must share the work. */
final class NothingWrong implements Fault {

    private final List<Double> before = new ArrayList<>();

    @Override
    public String name() {
        return "work-shared";
    }

    @Override
    public void prepare(Rig rig, RandomGenerator random) throws Exception {
        before.clear();
        for (ServiceProcess replica : rig.platform().replicas(Service.ETL)) {
            before.add(ChunksRead.by(replica));
        }
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) {
        return "nothing wrong";
    }

    @Override
    public List<Finding> mend(Rig rig) throws Exception {
        List<ServiceProcess> replicas = rig.platform().replicas(Service.ETL);
        long idle = 0;
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
            long chunks = Math.round(ChunksRead.by(replicas.get(i)) - before.get(i));
            shares.add(replicas.get(i).name() + " " + chunks);
            idle += chunks == 0 ? 1 : 0;
        }
        return List.of(new Finding("processes of etl without a chunk", idle, String.join(", ", shares)));
    }
}

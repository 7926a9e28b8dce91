package io.penstock.torture.fault;

import io.penstock.local.Service;
import io.penstock.testkit.TwilioFault;
import java.util.ArrayList;
import java.util.List;

/** All that can befall a platform. */
public final class Faults {

    private static final int HALF = 2;
    private static final int TENTH = 10;
    private static final List<Fault> ALL = all();

    private Faults() {}

    /** How many there are: of as many seeds in a row, each has another. */
    public static int number() {
        return ALL.size();
    }

    /** The one that belongs to a seed. */
    public static Fault of(long seed) {
        return ALL.get(Math.floorMod(seed, ALL.size()));
    }

    /** The one of this name. */
    public static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + names() + ", found " + name));
    }

    /** What they are called, in the order of their seeds. */
    public static List<String> names() {
        return ALL.stream().map(Fault::name).toList();
    }

    /** The moments at which a process of a service can be ended by itself, as the service names them. */
    public static List<String> moments(Service service) {
        return ALL.stream()
                .filter(Halted.class::isInstance)
                .map(Halted.class::cast)
                .filter(halted -> halted.service() == service)
                .map(Halted::moment)
                .toList();
    }

    private static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (Service service : Service.values()) {
            faults.add(new Killed(service));
            faults.add(new Held(service));
        }
        faults.add(new NothingWrong());
        faults.add(new ReplicasKilled());
        faults.add(new PostgresRestarted());
        faults.add(new Smart360Away());
        faults.add(new BrokerAway(true));
        faults.add(new BrokerAway(false));
        faults.add(new EventsRepeated());
        faults.add(new MessagesPoisoned());
        faults.add(new EventsLost());
        faults.add(new MailServerAway());
        faults.add(new TwilioFails(TwilioFault.ACCEPT_THEN_DROP, TENTH));
        faults.add(new TwilioFails(TwilioFault.TOO_MANY_REQUESTS, HALF));
        faults.add(new TwilioFails(TwilioFault.SERVER_ERROR, HALF));
        faults.addAll(windows());
        return List.copyOf(faults);
    }

    private static List<Fault> windows() {
        return List.of(
                new Halted(Service.INGEST, "ingest.batch.chunked", 1),
                new Halted(Service.INGEST, "ingest.batch.ended", 1),
                new Halted(Service.INGEST, "ingest.original.moved", 1),
                new Halted(Service.INGEST, "outbox.published", 1),
                new Halted(Service.ETL, "etl.chunk.copied", 2),
                new Halted(Service.ETL, "etl.chunk.committed", 2),
                new Halted(Service.ETL, "etl.load.merged", 1),
                new Halted(Service.ETL, "etl.delivery.kept", 1),
                new Halted(Service.ETL, "etl.load.delivered", 1),
                new Halted(Service.ETL, "etl.step.committed", 2),
                new Halted(Service.ETL, "outbox.published", 3),
                new Halted(Service.ETL, "inbox.committed", 2),
                new Halted(Service.NOTIFICATION, "inbox.committed", 3),
                new Halted(Service.NOTIFICATION, "outbox.published", 3),
                new Halted(Service.NOTIFICATION, "notification.delivery.sending", 5),
                new Halted(Service.NOTIFICATION, "notification.delivery.sent", 5),
                new Halted(Service.REPORTING, "inbox.committed", 3),
                new Halted(Service.REPORTING, "outbox.published", 1),
                new Halted(Service.REPORTING, "reporting.workbook.moved", 1));
    }
}

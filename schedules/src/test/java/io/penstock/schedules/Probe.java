package io.penstock.schedules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A schedule that notes the dates for which it ran. */
class Probe implements Schedule {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    final List<LocalDate> ran = new CopyOnWriteArrayList<>();
    String cron;
    private final String name;
    private final ZoneId zone;

    Probe(String name) {
        this(name, "0 0 8 * * ?", ZONE);
    }

    Probe(String name, String cron, ZoneId zone) {
        this.name = name;
        this.cron = cron;
        this.zone = zone;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String cron() {
        return cron;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public void run(LocalDate date) {
        ran.add(date);
    }
}

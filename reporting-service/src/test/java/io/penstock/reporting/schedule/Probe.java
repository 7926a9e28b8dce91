package io.penstock.reporting.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A schedule that notes the dates for which it ran. */
class Probe implements Schedule {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    final List<LocalDate> ran = new CopyOnWriteArrayList<>();
    String cron = "0 0 8 * * ?";
    private final String name;

    Probe(String name) {
        this.name = name;
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
        return ZONE;
    }

    @Override
    public void run(LocalDate date) {
        ran.add(date);
    }
}

package io.penstock.local;

import java.util.ArrayList;
import java.util.List;

/** One of the processes of a service, counted from 1. The first has the service's own name. */
record Replica(Service service, int number) {

    private static final int PORT_OFFSET = 100;
    private static final int MANAGEMENT_OFFSET = 1_000;

    /** All that are asked for, the first ones first. */
    static List<Replica> of(Options options) {
        List<Replica> replicas = new ArrayList<>();
        for (int number = 1; number <= options.replicas(); number++) {
            for (Service service : options.services()) {
                replicas.add(new Replica(service, number));
            }
        }
        return replicas;
    }

    /** Names its ports, its log and its process. */
    String id() {
        return number == 1 ? service.id() : service.id() + "-" + number;
    }

    String managementName() {
        return id() + "-management";
    }

    int usualPort() {
        return service.defaultPort() + PORT_OFFSET * (number - 1);
    }

    int usualManagementPort() {
        return usualPort() + MANAGEMENT_OFFSET;
    }

    /** What a person calls it. */
    String title() {
        return number == 1 ? service.id() + "-service" : service.id() + "-service (" + number + ")";
    }
}

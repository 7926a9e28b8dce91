package io.penstock.notification;

import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Names the servers that every integration test of this service runs against. */
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "notification"),
            @ResourceArg(name = "neighbours", value = "etl,reporting")
        })
@QuarkusTestResource(Providers.class)
final class Platform {

    private Platform() {}
}

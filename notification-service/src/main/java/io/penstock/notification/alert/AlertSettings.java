package io.penstock.notification.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who hears of trouble, how soon, and where they are told to look. */
@ConfigMapping(prefix = "penstock.notification")
public interface AlertSettings {

    /**
     * How long alerts of one kind are gathered before they are told together. While more of them keep arriving it may take
     * up to six times as long, so that a folder of bad files makes one message.
     */
    @WithDefault("10s")
    Duration digestWindow();

    /** Address of the etl-service as people reach it, where rejected rows are looked at. */
    @WithDefault("http://localhost:8082")
    String etlUrl();

    /** Address of the reporting-service as people reach it, where the pipeline is looked at. */
    @WithDefault("http://localhost:8084")
    String reportingUrl();

    /** Who is told. */
    List<Person> recipients();

    /** Somebody who is told by mail, by text message, or by both. */
    interface Person {

        /** Names the entry in error messages. */
        @NotEmpty
        String name();

        Optional<String> email();

        /** With country code, or as it is dialled within {@code penstock.notification.region}. */
        Optional<String> phone();

        /** The kinds of which this person is told. */
        @WithDefault("FILE_LOCKED,BAD_VALUES,DUPLICATE,UNEXPECTED,UNREACHABLE,CHANNEL,REMINDERS_HELD,PROCESSING")
        Set<AlertKind> kinds();
    }
}

package io.penstock.torture;

import io.penstock.local.Options;
import io.penstock.local.Rig;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.Smart360Model;
import io.penstock.torture.model.ReminderLedger;
import io.penstock.torture.work.Lender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * A platform on which nothing happens by itself, and a lender whose loans fall due. SMART360 refuses some rows.
 *
 * @param ledger what must have become of the lender's reminders
 */
record ModelPlatform(Rig rig, ReminderLedger ledger) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String REFUSE =
            "ALTER TABLE consumer_table ADD CONSTRAINT model_refuses CHECK (last_name <> '%s')"
                    .formatted(Smart360Model.REFUSED_NAME);

    /** @param days on which loans fall due */
    static ModelPlatform start(Path home, int days, long seed) throws IOException, SQLException, TimeoutException {
        Path folder = Files.createDirectories(home.resolve("sent"));
        ReminderLedger ledger = ReminderLedger.write(folder, days, seed);
        Rig rig = Rig.start(
                Options.unattended(home).withReplicas(Subject.REPLICAS).withEnvironment(environment()));
        boolean begun = false;
        try {
            rig.smart360().execute(REFUSE);
            for (String file : Lender.FILES) {
                rig.drop(folder.resolve(file), file);
            }
            rig.penstock()
                    .awaitRow(
                            PATIENCE,
                            "SELECT count(*) / ? FROM etl.load WHERE state = 'COMPLETE'",
                            Lender.FILES.size());
            begun = true;
            return new ModelPlatform(rig, ledger);
        } finally {
            if (!begun) {
                rig.close();
            }
        }
    }

    /** Small files can be held, and have several chunks. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Subject.ENVIRONMENT);
        environment.put("PENSTOCK_REPORTING_REMINDERS_CRON", "off");
        environment.put("PENSTOCK_INGEST_RETENTION_CRON", "off");
        environment.put("PENSTOCK_INGEST_CHUNK_RECORDS", "4");
        environment.put("PENSTOCK_ETL_EMPTYING_ROWS", Long.toString(MartModel.MIN_EMPTIED));
        environment.put("PENSTOCK_ETL_EMPTYING_SHARE", Double.toString(MartModel.MAX_EMPTIED_SHARE));
        return environment;
    }

    @Override
    public void close() {
        rig.close();
    }
}

package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Sent;
import io.penstock.torture.work.SentFile;
import java.sql.SQLException;
import java.util.List;

/** Of every file with records that cannot be loaded, people must be told once on each channel; and of nothing unexpected. */
final class Alerts implements Examination {

    private static final String OF_FILE = """
            SELECT count(*) FROM notification.alert AS a JOIN ingest.batch AS b ON b.id = a.batch_id
            WHERE b.name = ? AND a.kind = 'BAD_VALUES'""";
    private static final String UNEXPECTED =
            "SELECT subject || ' ' || finding::text FROM notification.alert WHERE kind IN ('UNEXPECTED',"
                    + " 'FILE_LOCKED')";
    private static final String UNTOLD = """
            SELECT a.kind || ' ' || a.subject FROM notification.alert AS a
            WHERE (SELECT count(*) FROM notification.delivery AS d WHERE d.alert_kind = a.kind
                   AND (d.payload ->> 'digestId')::bigint = a.digest_id) IS DISTINCT FROM 2""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        Tally wrong = new Tally("files with rejects of which not one alert was raised");
        for (SentFile file : sent.files()) {
            String alerts = rig.penstock().one(OF_FILE, file.name());
            if (!alerts.equals("1")) {
                wrong.add(file.name() + " has " + alerts);
            }
        }
        return List.of(
                wrong.finding(),
                Count.of(rig.penstock(), "alerts of something unexpected", UNEXPECTED),
                Count.of(rig.penstock(), "alerts not told once by mail and once by text message", UNTOLD));
    }
}

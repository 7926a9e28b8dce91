package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import io.penstock.torture.work.Consumer;
import io.penstock.torture.work.Consumers;
import io.penstock.torture.work.Sent;
import io.penstock.torture.work.SentFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every insert and every change of a consumer must be in the history once, with what was there before. */
final class ConsumerHistory implements Examination {

    private static final String ENTRIES = """
            SELECT consumer_id, operation, batch_id, former ->> 'email_address' FROM mart.consumer_history""";

    @Override
    public List<Finding> of(Rig rig, Sent sent) throws SQLException {
        Map<Long, Integer> fileOfBatch = new HashMap<>();
        for (SentFile file : sent.files()) {
            for (String batch : rig.penstock().all("SELECT id::text FROM ingest.batch WHERE name = ?", file.name())) {
                fileOfBatch.put(Long.valueOf(batch), file.number());
            }
        }
        Tally twice = new Tally("changes twice in the history");
        Tally wrong = new Tally("changes in the history that never were");
        // A bit per consumer and file.
        BitSet seen = new BitSet();
        int files = sent.files().size();
        Rows.each(rig.penstock(), ENTRIES, row -> {
            Integer file = fileOfBatch.get(row.getLong(3));
            if (file == null || !isRight(row, sent.consumers(), file)) {
                wrong.add(row.getString(2) + " of " + row.getString(1) + " by batch " + row.getString(3));
                return;
            }
            int change = Math.toIntExact(row.getLong(1) * files + file);
            if (seen.get(change)) {
                twice.add(row.getString(2) + " of " + row.getString(1) + " by batch " + row.getString(3));
            }
            seen.set(change);
        });
        long changes = sent.files().stream()
                .mapToLong(file -> file.inserted() + file.updated())
                .sum();
        Tally lost = new Tally("changes lost from the history");
        lost.add(changes - seen.cardinality(), "expected " + changes + ", found " + seen.cardinality());
        return List.of(lost.finding(), twice.finding(), wrong.finding());
    }

    private static boolean isRight(ResultSet row, Consumers consumers, int file) throws SQLException {
        String key = row.getString(1);
        if (!key.matches("[1-9][0-9]{0,9}")) {
            return false;
        }
        long id = Long.parseLong(key);
        String former = row.getString(4);
        return switch (row.getString(2)) {
            case "INSERT" -> consumers.bornIn(id) == file && former == null;
            case "UPDATE" ->
                consumers.changesIn(id, file)
                        && new Consumer(id, consumers.versionAfter(id, file - 1))
                                .email()
                                .equals(former);
            default -> false;
        };
    }
}

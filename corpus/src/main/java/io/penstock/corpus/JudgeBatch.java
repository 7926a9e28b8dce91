package io.penstock.corpus;

import io.penstock.corpus.CorpusCase.Expected;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Holds what became of a batch against what was expected of it. */
final class JudgeBatch {
    private final Found found;
    private final JudgeLoad load;
    private final Originals originals;

    JudgeBatch(Found found, Originals originals) {
        this.found = found;
        this.load = new JudgeLoad(found);
        this.originals = originals;
    }

    /** Whether nothing more will become of it. */
    static boolean isOver(CorpusCase one, Map<String, String> batch) {
        if (one.how() == How.TRUNCATED || one.how() == How.REPLACED) {
            return batch.containsKey("filed_at") && batch.containsKey("finished_at");
        }
        boolean staged = "STAGED".equals(batch.get("batch"));
        boolean filed =
                batch.containsKey("filed_at") || "t".equals(batch.get("keep_original")) || one.how() == How.UPLOAD;
        return staged ? batch.containsKey("finished_at") : filed && !"RECEIVING".equals(batch.get("batch"));
    }

    Verdict judge(CorpusCase one, Map<String, String> batch) throws SQLException, IOException {
        Faults faults = new Faults();
        Expected expected = one.expected();
        faults.same("outcome", one.becomes(), outcome(batch));
        faults.sameIfSaid("feed", expected.feed(), batch.get("feed"));
        faults.containsIfSaid("detail", expected.detail(), batch.get("detail"));
        faults.sameIfSaid("line", text(expected.line()), batch.get("failed_line"));
        faults.containsIfSaid("detail of the load", expected.load(), batch.get("load_detail"));
        if (batch.containsKey("load")) {
            load.judge(expected, batch, faults);
        }
        judgeAlert(one, batch, faults);
        originals.judge(one, batch, faults);
        return new Verdict(one.name(), one.becomes().words(), faults.all());
    }

    private static Becomes outcome(Map<String, String> batch) {
        String state = batch.getOrDefault("batch", "none");
        if (!state.equals("STAGED")) {
            return switch (state) {
                case "QUARANTINED" -> Becomes.QUARANTINED;
                case "DUPLICATE" -> Becomes.DUPLICATE;
                case "FAILED" -> Becomes.FAILED;
                default -> Becomes.NOT_TAKEN;
            };
        }
        if (!"COMPLETE".equals(batch.get("load"))) {
            return Becomes.FAILED;
        }
        return "0".equals(batch.get("rejected")) ? Becomes.ACCEPTED : Becomes.REJECTED;
    }

    private void judgeAlert(CorpusCase one, Map<String, String> batch, Faults faults) throws SQLException {
        boolean due = one.becomes() != Becomes.ACCEPTED;
        boolean expected = one.expected().alert() == null ? due : one.expected().alert();
        if (batch.containsKey("id")) {
            boolean raised = !found.rows(
                            "SELECT kind FROM notification.alert WHERE batch_id = ?", Long.parseLong(batch.get("id")))
                    .isEmpty();
            faults.same("people told", expected, raised);
        }
    }

    private static String text(Long number) {
        return number == null ? null : number.toString();
    }
}

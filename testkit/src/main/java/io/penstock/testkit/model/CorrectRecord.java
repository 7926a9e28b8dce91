package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import java.sql.SQLException;
import java.util.List;

/** A person corrects a record in one of its columns: one that was rejected, or has a value that could not be read. */
public record CorrectRecord(long load, long line, String column, String text, boolean crash) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) throws SQLException {
        ModelLoad known = model.loads.get(load);
        if (known == null || !known.isEffective() || !known.canBeCorrected(line)) {
            return;
        }
        int position =
                known.columns.stream().map(Dataset.Source::header).toList().indexOf(column);
        if (known.records.get(line).get(position).equals(text)
                || model.repeatsWhatAPersonHasChanged(known, line, position, text)) {
            return;
        }
        Answer answer = service.post(
                "/loads/" + load + "/corrections", "text/csv", "line,%s%n%d,%s%n".formatted(column, line, text));
        if (answer.status() != 200) {
            throw new Difference(Where.ANSWER, "expected a correction to be taken, found " + answer);
        }
        service.advance(crash);
        model.correct(known, line, position, text);
        if (answer.body().path("mended").asLong() != (known.canBeCorrected(line) ? 0 : 1)) {
            throw new Difference(
                    Where.ANSWER,
                    "expected rejects " + known.rejects + " and unread " + known.unread + ", found " + answer.text());
        }
    }

    @Override
    public List<Step> simpler() {
        return crash ? List.of(new CorrectRecord(load, line, column, text, false)) : List.of();
    }
}

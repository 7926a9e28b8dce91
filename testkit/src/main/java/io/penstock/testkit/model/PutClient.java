package io.penstock.testkit.model;

import io.penstock.testkit.model.Difference.Where;
import io.penstock.testkit.model.EtlService.Answer;
import java.util.Map;
import java.util.TreeMap;

/** A person adds or alters a client by a call. */
public record PutClient(String key, String creditLimit, String interestRate) implements Step {

    private static final String CREATED_AT = "2023-06-30 19:47:12";

    @Override
    public void perform(MartModel model, EtlService service) {
        Answer answer = service.put("/clients/" + key, """
                {"createdAt":"%s","status":"approved","batch":1,"creditLimit":%s,"interestRate":%s}""".formatted(CREATED_AT, creditLimit, interestRate));
        if (answer.status() / 100 != 2) {
            throw new Difference(Where.ANSWER, "expected a client to be written, found " + answer);
        }
        Map<String, String> values = new TreeMap<>(model.dataset.emptyRow());
        values.put("created_at", CREATED_AT);
        values.put("status", "approved");
        values.put("batch", "1");
        values.put("credit_limit", creditLimit);
        values.put("interest_rate", interestRate);
        model.change(key, values);
    }
}

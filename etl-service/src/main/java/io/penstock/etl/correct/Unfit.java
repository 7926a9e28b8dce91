package io.penstock.etl.correct;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/** What was sent cannot be taken; nothing was done. Answers tell why; they quote no record. */
final class Unfit {

    private static final int UNPROCESSABLE = 422;

    private Unfit() {}

    static HttpProblem because(String detail) {
        return problem(detail).build();
    }

    /** @param lines some of the lines that are meant, if they are many */
    static HttpProblem because(String detail, List<Long> lines) {
        return problem(detail).with("lines", lines).build();
    }

    static HttpProblem ofColumns(String detail, List<String> columns) {
        return problem(detail).with("columns", columns).build();
    }

    private static HttpProblem.Builder problem(String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Corrections not taken")
                .withDetail(detail);
    }
}

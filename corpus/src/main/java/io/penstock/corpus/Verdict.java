package io.penstock.corpus;

import java.util.List;

/**
 * What was found of a case.
 *
 * @param faults each with what was expected and what was found; none when the case held
 */
record Verdict(String name, String becomes, List<String> faults) {

    boolean held() {
        return faults.isEmpty();
    }

    /** One line when it held, else one more for every fault. */
    String text() {
        StringBuilder text = new StringBuilder("%-4s  %-38s %s".formatted(held() ? "held" : "RED", name, becomes));
        faults.forEach(
                fault -> text.append("\n        ").append(name).append(": ").append(fault));
        return text.toString();
    }
}

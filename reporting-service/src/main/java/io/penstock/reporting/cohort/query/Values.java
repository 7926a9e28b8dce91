package io.penstock.reporting.cohort.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What is bound to the names in a statement. */
record Values(List<Parameter> parameters, Map<String, String> arguments, LocalDate today) {

    Object of(String name) {
        if (name.equals(Parameter.TODAY)) {
            return today;
        }
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findAny()
                .flatMap(parameter -> parameter.read(arguments.get(name)))
                .orElseThrow(() -> new IllegalStateException("no value for " + name));
    }
}

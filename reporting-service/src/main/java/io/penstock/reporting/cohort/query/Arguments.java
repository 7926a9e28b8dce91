package io.penstock.reporting.cohort.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is said for the parameters of a query, held against them.
 *
 * @param values the text of each parameter, in their order; only of use if there are no faults
 * @param faults what is wrong, without the values
 */
public record Arguments(Map<String, String> values, List<Fault> faults) {

    /** One parameter that is missing, unknown, or has a value that is none of its type. */
    public record Fault(String field, String message) {}

    /** Compares what is said with what is known. */
    public static Arguments of(List<Parameter> known, Map<String, String> said) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Parameter parameter : known) {
            String value = said.getOrDefault(parameter.name(), parameter.otherwise());
            if (value == null) {
                faults.add(new Fault(
                        parameter.name(),
                        "is missing: expected " + parameter.type().expected()));
            } else if (parameter.read(value).isEmpty()) {
                faults.add(new Fault(
                        parameter.name(), "expected " + parameter.type().expected() + ", found something else"));
            } else {
                values.put(parameter.name(), value.strip());
            }
        }
        Set<String> names = known.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        said.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> faults.add(new Fault(name, "is unknown: expected one of " + names)));
        return new Arguments(values, List.copyOf(faults));
    }

    /** All that is wrong, in one line. */
    public String inWords() {
        return faults.stream()
                .map(fault -> "parameter " + fault.field() + " " + fault.message())
                .collect(Collectors.joining("; "));
    }
}

package io.penstock.etl.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.Mapped;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.PlanColumn;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.plan.Rejected;
import io.penstock.etl.plan.Row;
import io.penstock.etl.plan.TargetColumn;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Has the clients plan read the fields of a form as if they were a record of a file. */
final class ClientRules {
    private static final String UNKNOWN = "unknown-field";
    private static final String SINGLE = "single-value";
    private static final String KEY = "user_id";
    private static final int MOST_DIGITS = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final List<PlanColumn> columns;
    private final List<String> targets;
    private final RecordMapper mapper;
    private final char decimal;

    ClientRules(MappingPlan plan) {
        this.columns = plan.columns();
        this.targets = plan.targetColumns().stream().map(TargetColumn::name).toList();
        List<String> header = columns.stream()
                .map(column -> column.source() == null ? column.target() : column.source())
                .toList();
        this.mapper = ((Bound) RecordMapper.bind(plan, header)).mapper();
        this.decimal = DecimalFormatSymbols.getInstance(Locale.forLanguageTag(plan.locale()))
                .getDecimalSeparator();
    }

    /** The client, or null and all faults. */
    Client read(long userId, JsonNode fields, LocalDateTime now, List<Finding> faults) {
        Map<String, String> texts = texts(fields, faults);
        String id = texts.put(KEY, Long.toString(userId));
        if (id != null && !id.equals(Long.toString(userId))) {
            faults.add(new Finding(KEY, "key-of-path", "expected the id of the path, found another"));
        }
        texts.putIfAbsent("created_at", TIME.format(now));
        Mapped mapped = mapper.map(
                columns.stream().map(column -> texts.get(column.target())).toArray(String[]::new));
        if (mapped instanceof Rejected rejected) {
            rejected.faults().stream()
                    .filter(fault ->
                            faults.stream().noneMatch(known -> known.column().equals(fault.column())))
                    .toList()
                    .forEach(faults::add);
        }
        return faults.isEmpty() ? client(((Row) mapped).values()) : null;
    }

    private Client client(Object[] values) {
        return new Client(
                value(values, KEY),
                value(values, "created_at"),
                value(values, "status"),
                value(values, "batch"),
                value(values, "credit_limit"),
                value(values, "interest_rate"),
                value(values, "denied_reason"),
                value(values, "denied_at"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the plan's columns have the types of the mart's
    private <T> T value(Object[] values, String target) {
        return (T) values[targets.indexOf(target)];
    }

    private Map<String, String> texts(JsonNode fields, List<Finding> faults) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.properties().forEach(entry -> {
            String target = targets.stream()
                    .filter(name -> field(name).equals(entry.getKey()))
                    .findFirst()
                    .orElse(null);
            if (target == null) {
                faults.add(new Finding(entry.getKey(), UNKNOWN, "expected one of " + names() + ", found another name"));
            } else if (entry.getValue().isContainerNode()) {
                faults.add(new Finding(target, SINGLE, "expected a single value, found several"));
            } else if (!entry.getValue().isNull()) {
                texts.put(target, text(entry.getValue()));
            }
        });
        return texts;
    }

    private String names() {
        return String.join(", ", targets.stream().map(ClientRules::field).toList());
    }

    private String text(JsonNode value) {
        if (!value.isNumber()) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue();
        boolean usual = Math.abs(number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
        return (usual ? number.toPlainString() : number.toString()).replace('.', decimal);
    }

    /** The name of a column in JSON: {@code credit_limit} is {@code creditLimit}. */
    static String field(String column) {
        StringBuilder field = new StringBuilder();
        for (String word : column.split("_", -1)) {
            field.append(field.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return field.toString();
    }
}

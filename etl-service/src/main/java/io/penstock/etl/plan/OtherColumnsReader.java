package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.clean.PlanSettings;
import io.penstock.etl.declaration.DeclarationText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Understands {@code otherColumns}. */
final class OtherColumnsReader {
    private static final String KEY = "/otherColumns";

    private final DeclarationText text;
    private final PlanSettings settings;

    OtherColumnsReader(DeclarationText text, PlanSettings settings) {
        this.text = text;
        this.settings = settings;
    }

    /** What the plan says of other columns; null if it says nothing. */
    OtherColumns read(List<SourceColumn> sources, List<PlanColumn> columns) {
        JsonNode others = text.root().path("otherColumns");
        if (others.isMissingNode()) {
            return null;
        }
        String into = others.get("into").asText();
        if (columns.stream().anyMatch(column -> column.target().equals(into))) {
            throw text.fault(KEY + "/into", "expected a name that no column has, found " + Quoted.of(into));
        }
        Map<String, PlanColumn> cleaned = new LinkedHashMap<>();
        others.path("cleaned").properties().forEach(entry -> {
            PlanColumn other = cleaned.put(
                    SourceColumn.normalised(entry.getKey()), cleaned(entry.getKey(), (ObjectNode) entry.getValue()));
            if (other != null || sources.stream().anyMatch(source -> source.answersTo(entry.getKey()))) {
                throw text.fault(
                        pointer(entry.getKey()),
                        "expected a header that nothing else in the plan has, found " + Quoted.of(entry.getKey()));
            }
        });
        return new OtherColumns(into, Map.copyOf(cleaned));
    }

    private PlanColumn cleaned(String header, ObjectNode node) {
        List<MergeCheck> mergeChecks = new ArrayList<>();
        JsonNode from = node.deepCopy().put("from", header);
        PlanColumn column =
                new ColumnReader(text, pointer(header), header, from, List.of(header), settings, mergeChecks).read();
        if (column.part() >= 0 || !mergeChecks.isEmpty()) {
            throw text.fault(
                    pointer(header),
                    "expected functions that do not split and checks of the value alone, found another");
        }
        return column;
    }

    private static String pointer(String header) {
        return KEY + "/cleaned/" + PlanReader.escaped(header);
    }
}

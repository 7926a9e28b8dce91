package io.penstock.etl.plan;

import io.penstock.etl.check.RowCheck;
import io.penstock.etl.clean.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds a plan against a header and lays out the steps that map a record. */
final class MapperBuilder {
    private final MappingPlan plan;
    private final List<String> header;
    private final Map<String, Integer> sourcePositions = new LinkedHashMap<>();
    private final List<SourceStep> sources = new ArrayList<>();
    private final List<SplitStep> splits = new ArrayList<>();
    private final List<ColumnStep> columns = new ArrayList<>();

    MapperBuilder(MappingPlan plan, List<String> header) {
        this.plan = plan;
        this.header = header;
    }

    Binding bind() {
        HeaderMatch match = new HeaderMatch(header);
        List<String> missing = new ArrayList<>();
        List<String> needed = new ArrayList<>();
        List<String> clashes = new ArrayList<>();
        for (SourceColumn source : plan.sources()) {
            int field = -1;
            boolean clash = false;
            try {
                field = match.find(source);
            } catch (HeaderMatch.Ambiguous e) {
                clash = true;
                clashes.add(e.getMessage());
            }
            if (field < 0 && !clash) {
                missing.add(source.name());
                if (isRequired(source)) {
                    needed.add(source.toString());
                }
            }
            addSource(source, field);
        }
        if (!clashes.isEmpty()) {
            String reason = String.join("; also ", clashes);
            return new Unbindable(reason, reason);
        }
        plan.columns().stream()
                .filter(column -> column.required() && !column.otherSources().isEmpty())
                .map(column -> column.sources().toList())
                .filter(missing::containsAll)
                .forEach(sources -> needed.add("'" + String.join("' or '", sources) + "'"));
        if (!needed.isEmpty()) {
            return Unbindable.missing(needed, header);
        }
        List<String> said = said(missing);
        List<RowCheck> kept = plan.rowChecks().stream()
                .filter(check -> !isDecidable(check, said))
                .toList();
        return plan.others() == null
                ? new Bound(
                        mapper(null, said),
                        match.unused().stream().map(match::name).toList(),
                        missing,
                        said,
                        kept)
                : new Bound(mapper(others(match), said), List.of(), missing, said, kept);
    }

    /** The target columns that the file says something about: all but those that are made of a missing column. */
    private List<String> said(List<String> missing) {
        Stream<String> said = plan.columns().stream()
                .filter(column -> column.source() == null
                        || !missing.containsAll(column.sources().toList()))
                .map(PlanColumn::target);
        return plan.others() == null
                ? said.toList()
                : Stream.concat(said, Stream.of(plan.others().into())).toList();
    }

    private static boolean isDecidable(RowCheck check, List<String> said) {
        return said.contains(check.column()) && said.contains(check.other());
    }

    private boolean isRequired(SourceColumn source) {
        return plan.columns().stream()
                .anyMatch(column -> column.required()
                        && column.otherSources().isEmpty()
                        && source.name().equals(column.source()));
    }

    private void addSource(SourceColumn source, int field) {
        String target = plan.columns().stream()
                .filter(column -> column.sources().anyMatch(source.name()::equals))
                .map(PlanColumn::target)
                .findFirst()
                .orElse(source.name());
        sourcePositions.put(source.name(), sources.size());
        sources.add(new SourceStep(field, readsLines(source), target, null));
    }

    /** Where the value of a column is found: the only source, or the first of several that has one. */
    private int sourcePosition(PlanColumn column) {
        if (column.otherSources().isEmpty()) {
            return sourcePositions.get(column.source());
        }
        SourceStep chain = null;
        List<String> names = column.sources().toList();
        for (int i = names.size() - 1; i >= 0; i--) {
            SourceStep step = sources.get(sourcePositions.get(names.get(i)));
            chain = new SourceStep(step.field(), step.lines(), column.target(), chain);
        }
        sources.add(chain);
        return sources.size() - 1;
    }

    private boolean readsLines(SourceColumn source) {
        return plan.columns().stream()
                .filter(column -> column.sources().anyMatch(source.name()::equals))
                .allMatch(column ->
                        column.part() >= 0 && ColumnStep.splitter(column).readsLines());
    }

    private OtherFields others(HeaderMatch match) {
        List<OtherFields.OtherField> others = new ArrayList<>();
        for (int position : match.unused()) {
            PlanColumn cleaned = plan.others().cleaned(match.name(position)).orElse(null);
            others.add(new OtherFields.OtherField(
                    match.name(position),
                    new SourceStep(
                            position, false, cleaned == null ? plan.others().into() : cleaned.target(), null),
                    cleaned == null ? null : new ColumnStep(cleaned, 0, -1, plan.rejectsUnread(cleaned))));
        }
        return new OtherFields(plan.others().into(), others);
    }

    private RecordMapper mapper(OtherFields others, List<String> said) {
        for (PlanColumn column : plan.columns()) {
            int source = column.source() == null ? -1 : sourcePosition(column);
            columns.add(
                    said.contains(column.target())
                            ? new ColumnStep(column, source, splitPosition(column, source), plan.rejectsUnread(column))
                            : ColumnStep.unsaid(column));
        }
        List<RecordMapper.RowStep> rowSteps = new ArrayList<>();
        for (RowCheck rule : plan.rowChecks()) {
            if (!isDecidable(rule, said)) {
                continue;
            }
            rowSteps.add(new RecordMapper.RowStep(plan.indexOf(rule.column()), plan.indexOf(rule.other()), rule));
        }
        return new RecordMapper(header, plan.indexOf(plan.key()), sources, splits, columns, others, rowSteps);
    }

    /** Columns that split the same source in the same way share one split. */
    private int splitPosition(PlanColumn column, int source) {
        Splitter splitter = ColumnStep.splitter(column);
        if (splitter == null) {
            return -1;
        }
        for (int i = 0; i < splits.size(); i++) {
            if (splits.get(i).source() == source && splits.get(i).splitter().getClass() == splitter.getClass()) {
                return i;
            }
        }
        splits.add(new SplitStep(source, splitter, column));
        return splits.size() - 1;
    }
}

package io.penstock.etl.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.etl.check.Quoted;
import io.penstock.etl.clean.PlanSettings;
import io.penstock.etl.dataset.Dataset;
import io.penstock.etl.dataset.DatasetColumn;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Understands a plan whose shape is right: resolves names, makes functions and checks, finds contradictions. */
final class PlanReader {
    private static final double UNREAD_THRESHOLD = 0.01;

    private final DeclarationText text;
    private final JsonNode root;
    private final Dataset dataset;
    private final List<MergeCheck> mergeChecks = new ArrayList<>();

    private PlanReader(DeclarationText text, Dataset dataset) {
        this.text = text;
        this.dataset = dataset;
        this.root = text.root();
    }

    /**
     * Understands a plan.
     *
     * @param dataset what it loads into; null if that is not known
     * @throws InvalidDeclaration when the plan contradicts itself or names what does not exist
     */
    static MappingPlan read(DeclarationText text, Dataset dataset) {
        return new PlanReader(text, dataset).plan();
    }

    private MappingPlan plan() {
        String region = setting("region", "US", PlanSettings::knownRegion);
        String locale = root.path("locale").asText("en-US");
        String zone = root.path("zone").asText("UTC");
        PlanSettings settings = new PlanSettings(
                region,
                setting("locale", "en-US", PlanSettings::knownLocale),
                setting("zone", "UTC", PlanSettings::knownZone),
                root.path("organisationFirstName").asText("-"));
        List<SourceColumn> sources = sources();
        List<PlanColumn> columns = columns(sources, settings);
        MappingPlan plan = new MappingPlan(
                root.get("plan").asText(),
                root.get("dataset").asText(),
                texts(root.get("feeds")),
                key(),
                root.path("rejectThreshold").asDouble(0),
                root.path("unreadThreshold").asDouble(UNREAD_THRESHOLD),
                region,
                locale,
                zone,
                sources,
                columns,
                new OtherColumnsReader(text, settings).read(sources, columns),
                List.of(),
                List.copyOf(mergeChecks));
        checkKey(plan);
        return plan.withRowChecks(new RowCheckReader(text, plan).read());
    }

    /** The key that the plan says, or its dataset's. */
    private String key() {
        return root.path("key").asText(dataset == null ? "" : dataset.key());
    }

    /** Whether a column has keys of its own dataset or of another. */
    private boolean isKey(String column) {
        boolean refers = dataset != null
                && dataset.column(column).map(DatasetColumn::refers).orElse(false);
        return refers || column.equals(key());
    }

    private <T> T setting(String key, String byDefault, Function<String, T> reader) {
        return meaningful("/" + key, () -> reader.apply(root.path(key).asText(byDefault)));
    }

    /** Runs what may find a meaning wrong, and says where. */
    private <T> T meaningful(String pointer, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw text.fault(pointer, e.getMessage());
        }
    }

    private List<SourceColumn> sources() {
        List<SourceColumn> sources = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        root.get("sources").properties().forEach(entry -> {
            SourceColumn source = new SourceColumn(entry.getKey(), texts(entry.getValue()));
            List<String> headers = new ArrayList<>(source.aliases());
            headers.add(source.name());
            for (String header : headers) {
                String owner = owners.put(SourceColumn.normalised(header), source.name());
                if (owner != null || SourceColumn.normalised(header).isEmpty()) {
                    throw text.fault(
                            "/sources/" + escaped(source.name()),
                            "expected headers with letters or digits that no other source column has, found "
                                    + Quoted.of(header) + (owner == null ? "" : ", which is also '" + owner + "'"));
                }
            }
            sources.add(source);
        });
        return sources;
    }

    private List<PlanColumn> columns(List<SourceColumn> sources, PlanSettings settings) {
        List<String> names = sources.stream().map(SourceColumn::name).toList();
        List<PlanColumn> columns = new ArrayList<>();
        root.get("columns").properties().forEach(entry -> {
            ColumnReader reader = new ColumnReader(
                    text, "/columns/" + entry.getKey(), entry.getKey(), entry.getValue(), names, settings, mergeChecks);
            columns.add(isKey(entry.getKey()) ? reader.asKey().read() : reader.read());
        });
        return columns;
    }

    private void checkKey(MappingPlan plan) {
        int key = plan.indexOf(plan.key());
        if (key < 0 || !plan.columns().get(key).required()) {
            throw text.fault(
                    "/key", "expected a target column with the check 'required', found " + Quoted.of(plan.key()));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

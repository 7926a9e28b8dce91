package io.penstock.etl.dataset;

import io.penstock.etl.audit.Audit;
import io.penstock.etl.dataset.RecordQueries.Change;
import io.penstock.etl.dataset.RecordQueries.Found;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The datasets, and their rows in the mart. */
@Path("/datasets")
public class DatasetsResource {

    private final Datasets datasets;
    private final DatasetRegistry registry;
    private final RecordQueries records;
    private final Audit audit;

    DatasetsResource(Datasets datasets, DatasetRegistry registry, RecordQueries records, Audit audit) {
        this.datasets = datasets;
        this.registry = registry;
        this.records = records;
        this.audit = audit;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "All datasets, as they are declared")
    public List<DatasetView> list() {
        return datasets.all().stream().map(this::view).toList();
    }

    @GET
    @Path("/{dataset}")
    @RolesAllowed("viewer")
    @Operation(summary = "A dataset, as it is declared")
    public DatasetView get(@PathParam("dataset") String dataset) {
        return view(named(dataset));
    }

    @GET
    @Path("/{dataset}/records")
    @RolesAllowed({"operator", "analyst"})
    @Operation(
            summary = "Rows that have all words of q among their values, or its digits if it is a phone number",
            description = "The row with the key q comes first. Answers 503 if the question takes longer than 10 s.")
    public List<Found> find(
            @PathParam("dataset") String dataset,
            @QueryParam("q") String q,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(1000) int limit) {
        List<Found> found = records.find(keyed(dataset), q, limit);
        audit.records(dataset, found.size());
        return found;
    }

    @GET
    @Path("/{dataset}/records/{key}")
    @RolesAllowed({"operator", "analyst"})
    @Operation(summary = "A row as it is, with the batch that changed it last; or as it was at the instant at")
    public Object get(@PathParam("dataset") String dataset, @PathParam("key") String key, @QueryParam("at") String at) {
        Dataset declared = keyed(dataset);
        checkKey(declared, key);
        Object found = at == null
                ? records.find(declared, key).orElseThrow(DatasetsResource::none)
                : records.find(declared, key, instant(at)).orElseThrow(DatasetsResource::none);
        audit.record(dataset, key);
        return found;
    }

    @GET
    @Path("/{dataset}/records/{key}/history")
    @RolesAllowed({"operator", "analyst"})
    @Operation(summary = "What was done to a row, by whom and when, newest first, with the values before")
    public List<Change> history(@PathParam("dataset") String dataset, @PathParam("key") String key) {
        Dataset declared = keyed(dataset);
        checkKey(declared, key);
        List<Change> changes = records.history(declared, key);
        if (changes.isEmpty()) {
            throw none();
        }
        audit.record(dataset, key);
        return changes;
    }

    private DatasetView view(Dataset dataset) {
        return DatasetView.of(dataset, registry.version(dataset.name()), datasets.refused(), records.count(dataset));
    }

    private Dataset named(String name) {
        return datasets.named(name).orElseThrow(() -> new NotFoundException("no dataset of this name"));
    }

    private Dataset keyed(String name) {
        Dataset dataset = named(name);
        if (dataset.kind() != DatasetKind.KEYED) {
            throw new NotFoundException("rows of a list have no key; see the load of its batch");
        }
        return dataset;
    }

    private static void checkKey(Dataset dataset, String key) {
        if (!dataset.column(dataset.key()).orElseThrow().type().isKey(key)) {
            throw none();
        }
    }

    private static Instant instant(String at) {
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException("at: expected an instant like 2024-01-25T12:00:00Z, found another text");
        }
    }

    private static NotFoundException none() {
        return new NotFoundException("none of this key");
    }
}

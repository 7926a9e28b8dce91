package io.penstock.etl.plan;

import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mapping plans of this installation: the built-in ones, and those of a folder, which replace built-in plans of the
 * same name. Immutable; may be shared between threads.
 */
public final class MappingPlans {
    /** Built-in plans; a class path in a jar cannot be listed. */
    static final List<String> BUILT_IN =
            List.of("accounts.yaml", "clients.yaml", "consumers.yaml", "contacts.yaml", "loans.yaml");

    private final List<MappingPlan> all;
    private final Map<String, MappingPlan> byFeed;
    private final Map<String, InvalidDeclaration> refusedFeeds;
    private final List<InvalidDeclaration> faults;

    MappingPlans(
            List<MappingPlan> all,
            Map<String, MappingPlan> byFeed,
            Map<String, InvalidDeclaration> refusedFeeds,
            List<InvalidDeclaration> faults) {
        this.all = all;
        this.byFeed = byFeed;
        this.refusedFeeds = refusedFeeds;
        this.faults = faults;
    }

    /**
     * Reads all plans.
     *
     * @param folder files {@code *.yaml} and {@code *.yml} in it are read too; null for the built-in plans alone
     * @param datasets what plans may load into; null if it is not known
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static MappingPlans load(Path folder, Datasets datasets) {
        PlanFiles files = new PlanFiles(datasets);
        BUILT_IN.forEach(files::readBuiltIn);
        if (folder != null) {
            files.readFolder(folder);
        }
        return files.plans();
    }

    /** The plan that loads a feed's batches. */
    public Optional<MappingPlan> forFeed(String feed) {
        return Optional.ofNullable(byFeed.get(feed));
    }

    /** Why no plan loads a feed that one was meant for: file, line, key, what was expected and what was found. */
    public Optional<String> refusal(String feed) {
        return Optional.ofNullable(refusedFeeds.get(feed)).map(InvalidDeclaration::getMessage);
    }

    /** What is wrong with the plans that cannot be used. */
    public List<InvalidDeclaration> faults() {
        return faults;
    }

    /** All plans that can be used, built-in ones first. */
    public List<MappingPlan> all() {
        return all;
    }
}

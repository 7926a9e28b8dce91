package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.testkit.model.Comparison;
import io.penstock.testkit.model.Dataset;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Draw;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.MartTables;
import io.penstock.testkit.model.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One sequence of steps on a platform, about keys that no other sequence speaks of. */
public final class Sequence {

    /** Not every draw finds something to do. */
    private static final int DRAWS_PER_STEP = 4;

    private final Rig rig;
    private final Dataset dataset;
    private final long seed;
    private final List<Step> performed = new ArrayList<>();
    private final Crashes crashes;
    private final Settling settling;
    private final EtlOnPlatform platform;
    private final Messages messages;

    /**
     * @param dataset with keys of its own
     * @param seed of all that is chosen
     * @param ledger of the reminders on this platform
     */
    public Sequence(Rig rig, Dataset dataset, long seed, ReminderLedger ledger) {
        this.rig = rig;
        this.dataset = dataset;
        this.seed = seed;
        this.crashes = new Crashes(rig, seed);
        this.settling = new Settling(rig, crashes);
        Calls calls = new Calls(rig, crashes);
        String word = "s" + dataset.keys().get(0);
        this.platform = new EtlOnPlatform(rig, crashes, calls, new Intake(rig, calls, dataset.name(), word));
        this.messages = new Messages(rig, calls, ledger, settling, crashes);
    }

    /**
     * Performs so many steps.
     *
     * @throws Difference after the first step that makes one
     */
    public void run(int steps) throws SQLException {
        MartModel model = new MartModel(dataset, true);
        try (Connection penstock = rig.penstock().connect();
                Connection smart360 = rig.smart360().connect()) {
            MartTables tables = new MartTables(penstock, smart360, Set.copyOf(dataset.keys())::contains);
            Comparison comparison = new Comparison(model, tables);
            for (Draw draw : new PlatformDraws(dataset, platform, messages).sequence(steps * DRAWS_PER_STEP, seed)) {
                Optional<Step> step = draw.given(model);
                if (step.isPresent() && performed.size() < steps) {
                    perform(step.get(), model, comparison);
                }
            }
        }
        crashes.end();
    }

    /** The steps so far. */
    public List<Step> performed() {
        return performed;
    }

    private void perform(Step step, MartModel model, Comparison comparison) throws SQLException {
        performed.add(step);
        step.perform(model, platform);
        settling.settle();
        comparison.compare(0);
        comparison.compareAllBooks();
        new SentMessages(rig).compare(messages.ledger());
    }
}

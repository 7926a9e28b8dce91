package io.penstock.etl.load;

import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import jakarta.enterprise.context.ApplicationScoped;

/** When people must look at a load that has ended. What they have accepted needs nobody any more. */
@ApplicationScoped
class AttentionRule {

    private final MappingPlans plans;

    AttentionRule(MappingPlans plans) {
        this.plans = plans;
    }

    /** Whoever tries a batch looks at what came of it; nobody else is to be bothered. */
    boolean isNeeded(Load load, boolean checksFailed) {
        return !load.dryRun
                && (load.state == LoadState.FAILED
                        || checksFailed
                        || hasTooManyRejects(load)
                        || hasTooManyUnread(load));
    }

    private boolean hasTooManyUnread(Load load) {
        return plans.forFeed(load.feed)
                .filter(plan -> load.unread - load.acceptedUnread > plan.unreadThreshold() * load.read)
                .isPresent();
    }

    private boolean hasTooManyRejects(Load load) {
        long refused = load.smart360Rejected == null ? 0 : load.smart360Rejected;
        double threshold =
                plans.forFeed(load.feed).map(MappingPlan::rejectThreshold).orElse(0.0);
        return load.rejected + refused - load.acceptedRejects > threshold * load.read;
    }
}

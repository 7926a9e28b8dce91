package io.penstock.testkit.model;

import java.util.Optional;

/** A step that is chosen by chance, from what there is when its turn comes. */
public interface Draw {

    /** The step, or none if there is nothing to do it with. */
    Optional<Step> given(MartModel model);
}

package io.penstock.torture.model;

import io.penstock.testkit.model.EtlService;
import io.penstock.testkit.model.MartModel;
import io.penstock.testkit.model.Step;

/** A client opts out of messages to an address, or back in if they had. */
record OptOut(Messages messages, String address) implements Step {

    @Override
    public void perform(MartModel model, EtlService service) {
        if (messages.ledger().isOptedOut(address)) {
            messages.optIn(address);
            messages.ledger().optIn(address);
        } else {
            messages.optOut(address);
            messages.ledger().optOut(address);
        }
    }
}

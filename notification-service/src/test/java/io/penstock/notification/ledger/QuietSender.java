package io.penstock.notification.ledger;

import java.util.Optional;

/** Sends nothing. */
record QuietSender(Channel channel, String offBecause) implements Sender {

    @Override
    public int atOnce() {
        return 20;
    }

    @Override
    public Optional<String> off() {
        return Optional.ofNullable(offBecause);
    }

    @Override
    public Outcome send(Letter letter) {
        throw new IllegalStateException("expected never to be asked");
    }

    @Override
    public Optional<News> ask(Sought sought) {
        return Optional.empty();
    }
}

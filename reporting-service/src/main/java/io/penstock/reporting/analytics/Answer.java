package io.penstock.reporting.analytics;

import java.util.function.Supplier;

/** What a question was answered with; its picture is drawn when it is asked for first. */
final class Answer {

    private final Body json;
    private final Supplier<byte[]> draw;
    private Body picture;

    Answer(byte[] json, Supplier<byte[]> draw) {
        this.json = Body.of(json);
        this.draw = draw;
    }

    Body json() {
        return json;
    }

    synchronized Body picture() {
        if (picture == null) {
            picture = Body.of(draw.get());
        }
        return picture;
    }
}

package io.penstock.ingest.batch;

import jakarta.ws.rs.BadRequestException;
import java.util.Arrays;
import java.util.Locale;

/** A state as a query names it, in any case. */
record StateFilter(BatchState state) {

    /** Called by JAX-RS. */
    static StateFilter valueOf(String text) {
        return Arrays.stream(BatchState.values())
                .filter(state -> state.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(StateFilter::new)
                .orElseThrow(() -> new BadRequestException(
                        "state: expected one of %s".formatted(Arrays.toString(BatchState.values()))));
    }
}

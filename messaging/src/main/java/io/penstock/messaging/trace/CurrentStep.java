package io.penstock.messaging.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jboss.logging.MDC;

/** What is said of the step that the current thread is in; nothing, where there is none. */
public final class CurrentStep {

    static final String BATCH_IN_LOG = "batchId";

    private static final String BATCH = "batch.id";

    private CurrentStep() {}

    /** Says of which batch the current step is, where that is known only within it. */
    public static void about(long batchId) {
        Span.current().setAttribute(BATCH, batchId);
        MDC.put(BATCH_IN_LOG, batchId);
    }

    /** Adds an id or a count to the current step. */
    public static void note(String key, long value) {
        Span.current().setAttribute(key, value);
    }

    /** Adds one of a few known words to the current step. */
    public static void note(String key, String word) {
        Span.current().setAttribute(key, word);
    }

    /** Says that the current step failed, though it throws nothing. */
    public static void failed(Throwable failure) {
        failed(Span.current(), failure);
    }

    /** What a row keeps so that its work goes on in the current trace; null if there is none. */
    public static String traceparent() {
        return Traceparent.of(Context.current());
    }

    static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR)
                .setAttribute("error.type", failure.getClass().getName());
    }

    static void restore(Object outer) {
        if (outer == null) {
            MDC.remove(BATCH_IN_LOG);
        } else {
            MDC.put(BATCH_IN_LOG, outer);
        }
    }

    /**
     * Goes on with the trace of a row, without a step of its own.
     *
     * @param traceparent null if the row has none
     * @param batchId the batch, for the log
     */
    public static <T, E extends Exception> T resume(String traceparent, long batchId, Step.Work<T, E> work) throws E {
        Object outer = MDC.get(BATCH_IN_LOG);
        Scope scope = Traceparent.context(traceparent).makeCurrent();
        try {
            MDC.put(BATCH_IN_LOG, batchId);
            return work.get();
        } finally {
            scope.close();
            restore(outer);
        }
    }
}

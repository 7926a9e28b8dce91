package io.penstock.messaging.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.MDC;

/**
 * A step of a batch's way: a span, and while it lasts the batch's id in every line of the log. Attributes are ids and
 * counts, never content of a record and never who somebody is.
 *
 * <pre>{@code
 * Step.named("merge").batch(load.batchId).run(() -> merge(load));
 * }</pre>
 *
 * <p>Steps of one thread nest by themselves. Work that is found in a table goes on {@linkplain #after(String) after} the
 * step that left it there, whose {@linkplain CurrentStep#traceparent() traceparent} the row keeps.
 */
public final class Step {

    private static final String SCOPE = "io.penstock";

    private final SpanBuilder span;
    private Long batch;

    private Step(String name) {
        this.span = GlobalOpenTelemetry.getTracer(SCOPE).spanBuilder(name);
    }

    /** A step within the current one, or the first of a new trace. */
    public static Step named(String name) {
        return new Step(name);
    }

    /** After the step that left this traceparent; the first of a new trace if it is null. */
    public Step after(String traceparent) {
        span.setParent(Traceparent.context(traceparent));
        return this;
    }

    /**
     * After several steps: if they are of one trace this one is too, else it begins a trace that is linked with each.
     *
     * @param traceparents null among them counts as none
     */
    public Step afterAll(Collection<String> traceparents) {
        List<SpanContext> before = traceparents.stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(Traceparent::spanContext)
                .filter(SpanContext::isValid)
                .toList();
        boolean ofOne = before.stream().map(SpanContext::getTraceId).distinct().count() == 1;
        span.setParent(ofOne ? Traceparent.context(before.get(0)) : Context.root());
        before.stream().skip(ofOne ? 1 : 0).forEach(span::addLink);
        return this;
    }

    /** It takes up an event. */
    public Step consuming() {
        span.setSpanKind(SpanKind.CONSUMER);
        return this;
    }

    /** The batch it is about. */
    public Step batch(long id) {
        batch = id;
        return this;
    }

    /** The batch it is about, if those are all one. */
    public Step batches(Collection<Long> ids) {
        List<Long> distinct = ids.stream().distinct().toList();
        return distinct.size() == 1 ? batch(distinct.get(0)) : with("batches", distinct.size());
    }

    /** An id or a count. */
    public Step with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    /** The name of something that this installation has given a name, such as a feed. */
    public Step with(String key, String value) {
        if (value != null) {
            span.setAttribute(key, value);
        }
        return this;
    }

    /** Does the work of the step. */
    public <E extends Exception> void run(Action<E> action) throws E {
        call(() -> {
            action.run();
            return null;
        });
    }

    /** Does the work of the step; what it throws is named in the span by its class, whose text may quote a record. */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        Object outer = MDC.get(CurrentStep.BATCH_IN_LOG);
        Span begun = span.startSpan();
        Scope scope = begun.makeCurrent();
        try {
            if (batch != null) {
                CurrentStep.about(batch);
            }
            return work.get();
        } catch (Exception | Error e) {
            CurrentStep.failed(begun, e);
            throw e;
        } finally {
            scope.close();
            begun.end();
            CurrentStep.restore(outer);
        }
    }

    /** What is done in a step. */
    public interface Action<E extends Exception> {
        void run() throws E;
    }

    /** What is done in a step and gives something. */
    public interface Work<T, E extends Exception> {
        T get() throws E;
    }
}

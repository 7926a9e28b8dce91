package io.penstock.reporting.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Those who watch the pipeline, each on a stream. Reading and sending happen under one lock, so that no watcher is shown
 * an older state after a newer one.
 */
@ApplicationScoped
class Watchers {

    private static final int SNAPSHOT_BATCHES = 100;

    private final Pipeline pipeline;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    Watchers(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Shows the newest batches, then every change. */
    synchronized void add(Watcher watcher) {
        watcher.showAll(snapshot());
        watchers.add(watcher);
    }

    synchronized void showAll() {
        if (!watchers.isEmpty()) {
            List<BatchWay> batches = snapshot();
            each(watcher -> watcher.showAll(batches));
        }
    }

    synchronized void show(Collection<String> subjects) {
        if (!watchers.isEmpty()) {
            List<BatchWay> changed = pipeline.of(subjects);
            each(watcher -> changed.forEach(watcher::show));
        }
    }

    /** Keeps proxies from closing a quiet stream, and finds out who has left. */
    @Scheduled(every = "15s")
    void beat() {
        each(Watcher::beat);
    }

    void dismiss() {
        each(Watcher::dismiss);
        watchers.clear();
    }

    int count() {
        return watchers.size();
    }

    private List<BatchWay> snapshot() {
        return pipeline.newest(SNAPSHOT_BATCHES, Optional.empty(), Optional.empty());
    }

    private void each(Consumer<Watcher> action) {
        watchers.removeIf(Watcher::isGone);
        watchers.forEach(action);
    }
}

package io.penstock.local;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that is started while other things are. */
final class Background {

    /** A start that may fail. */
    interface Work {
        void run() throws Exception;
    }

    private final String name;
    private final FutureTask<Void> task;

    private Background(String name, Work work) {
        this.name = name;
        this.task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
    }

    static Background begin(String name, Work work) {
        Background background = new Background(name, work);
        new Thread(background.task, name).start();
        return background;
    }

    /** Waits for its end. */
    void finish() throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new Refused(name + " failed: " + e.getCause().getMessage(), e);
        }
    }
}

package dev.heartline.call.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** Steps that happen one after the other, each begun when the one before has ended. Confined to one event loop. */
final class OrderedWork {

    private final Executor loop;
    private final Consumer<Throwable> onFailure;
    private final Queue<Supplier<Uni<Void>>> waiting = new ArrayDeque<>();
    private final List<Runnable> uponIdle = new ArrayList<>();
    private boolean busy;

    OrderedWork(Executor loop, Consumer<Throwable> onFailure) {
        this.loop = loop;
        this.onFailure = onFailure;
    }

    void add(Supplier<Uni<Void>> step) {
        waiting.add(step);
        if (!busy) {
            next();
        }
    }

    /** Runs it when all that was added before has ended. */
    void whenIdle(Runnable then) {
        if (busy) {
            uponIdle.add(then);
        } else {
            then.run();
        }
    }

    boolean isIdle() {
        return !busy;
    }

    private void next() {
        var step = waiting.poll();
        busy = step != null;
        if (busy) {
            Uni.createFrom().deferred(step::get).emitOn(loop).subscribe().with(_ -> next(), failure -> {
                onFailure.accept(failure);
                next();
            });
        } else {
            var idle = List.copyOf(uponIdle);
            uponIdle.clear();
            idle.forEach(Runnable::run);
        }
    }
}

package dev.heartline.call.live;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Does something after a while, unless something else happens before. Belongs to one event loop. */
final class Timeout {

    private final Executor loop;
    private Cancellable waiting = () -> {};

    Timeout(Executor loop) {
        this.loop = loop;
    }

    /** Forgets what it waited for. */
    void in(Duration time, Runnable then) {
        cancel();
        waiting = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(time.isPositive() ? time : Duration.ofMillis(1))
                .emitOn(loop)
                .subscribe()
                .with(_ -> then.run());
    }

    void cancel() {
        waiting.cancel();
    }
}

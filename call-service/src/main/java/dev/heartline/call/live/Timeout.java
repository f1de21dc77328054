package dev.heartline.call.live;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** A wait by the clock. */
final class Timeout implements Wait {

    private final Executor loop;
    private Cancellable waiting = () -> {};

    Timeout(Executor loop) {
        this.loop = loop;
    }

    @Override
    public void in(Duration time, Runnable then) {
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

    @Override
    public void cancel() {
        waiting.cancel();
    }
}

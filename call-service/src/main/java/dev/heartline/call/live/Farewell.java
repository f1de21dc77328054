package dev.heartline.call.live;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Hangs up once the coach's goodbye is spoken, unless the caller says something before. Belongs to one event loop. */
final class Farewell {

    private final Executor loop;
    private Cancellable leaving = () -> {};

    Farewell(Executor loop) {
        this.loop = loop;
    }

    void leaveAfter(Duration speaking, Runnable leave) {
        stay();
        leaving = Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(speaking.plusMillis(1))
                .emitOn(loop)
                .subscribe()
                .with(_ -> leave.run());
    }

    void stay() {
        leaving.cancel();
    }
}

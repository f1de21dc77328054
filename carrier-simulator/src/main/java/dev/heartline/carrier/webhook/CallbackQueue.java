package dev.heartline.carrier.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Delivery;

/**
 * The status callbacks of one call or text: each posted after the one before it was taken or given up, unless the faults
 * that are switched on say otherwise.
 */
public final class CallbackQueue {
    private final Webhooks webhooks;
    private final Faults faults;
    private final Clock clock;
    private final Consumer<Delivery> record;
    private final Deque<Callback> keptBack = new ArrayDeque<>();
    private Future<Void> tail = Future.succeededFuture();

    private record Callback(Webhook webhook, Patience patience) {}

    public CallbackQueue(Webhooks webhooks, Faults faults, Clock clock, Consumer<Delivery> record) {
        this.webhooks = webhooks;
        this.faults = faults;
        this.clock = clock;
        this.record = record;
    }

    public void send(Webhook webhook, Patience patience) {
        var callback = new Callback(webhook, patience);
        if (faults.callbacks().reordered()) {
            keptBack.push(callback);
        } else {
            enqueue(callback);
        }
    }

    /** No more will be sent; completes when the last one was taken or given up. */
    public Future<Void> close() {
        while (!keptBack.isEmpty()) {
            enqueue(keptBack.pop());
        }
        return tail;
    }

    private void enqueue(Callback callback) {
        var disturbance = faults.callbacks();
        tail = tail.compose(done -> after(disturbance)).compose(done -> post(callback, disturbance));
    }

    private Future<Void> post(Callback callback, CallbackDisturbance disturbance) {
        var posted = post(callback);
        return disturbance.duplicated() ? posted.compose(done -> post(callback)) : posted;
    }

    private Future<Void> post(Callback callback) {
        return webhooks.post(callback.webhook, callback.patience, record).mapEmpty();
    }

    private Future<Void> after(CallbackDisturbance disturbance) {
        if (!disturbance.delay().isPositive()) {
            return Future.succeededFuture();
        }
        var waited = Promise.<Void>promise();
        clock.later(disturbance.delay().toMillis(), waited::complete);
        return waited.future();
    }
}

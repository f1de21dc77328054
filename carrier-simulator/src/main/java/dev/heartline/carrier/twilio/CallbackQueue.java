package dev.heartline.carrier.twilio;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Delivery;
import dev.heartline.telephony.signature.FormBody;

/**
 * The status callbacks of one call or text: each posted after the one before it was taken or given up, unless the faults
 * that are switched on say otherwise.
 */
final class CallbackQueue {
    private final Webhooks webhooks;
    private final Faults faults;
    private final Clock clock;
    private final Consumer<Delivery> record;
    private final Deque<Callback> keptBack = new ArrayDeque<>();
    private Future<Void> tail = Future.succeededFuture();

    private record Callback(String event, String url, FormBody form, Patience patience) {}

    CallbackQueue(Webhooks webhooks, Faults faults, Clock clock, Consumer<Delivery> record) {
        this.webhooks = webhooks;
        this.faults = faults;
        this.clock = clock;
        this.record = record;
    }

    void send(String event, String url, FormBody form, Patience patience) {
        var callback = new Callback(event, url, form, patience);
        if (faults.callbacks().reordered()) {
            keptBack.push(callback);
        } else {
            enqueue(callback);
        }
    }

    /** No more will be sent; completes when the last one was taken or given up. */
    Future<Void> close() {
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
        var token = UUID.randomUUID().toString();
        var posted = post(callback, token);
        return disturbance.duplicated() ? posted.compose(done -> post(callback, token)) : posted;
    }

    private Future<Void> post(Callback callback, String token) {
        return webhooks.post(callback.event, callback.url, callback.form, callback.patience, token, record)
                .mapEmpty();
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

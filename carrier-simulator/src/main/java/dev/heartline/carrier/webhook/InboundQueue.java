package dev.heartline.carrier.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import dev.heartline.carrier.fault.CallbackDisturbance;
import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.network.Delivery;
import dev.heartline.carrier.webhook.Webhooks.Answer;
import dev.heartline.telephony.number.PhoneNumber;

/** Texts of people on their way to our service: at once, unless the faults that are switched on say otherwise. */
public final class InboundQueue {

    /** What is kept back to be overtaken comes after that time all the same. */
    private static final long LONGEST_KEPT_MS = 2_000;

    private final Webhooks webhooks;
    private final Faults faults;
    private final Clock clock;
    private final Map<PhoneNumber, Kept> kept = new HashMap<>();

    private record Kept(Runnable post, Runnable callOff) {}

    public InboundQueue(Webhooks webhooks, Faults faults, Clock clock) {
        this.webhooks = webhooks;
        this.faults = faults;
        this.clock = clock;
    }

    /** Completes when it was taken or given up. */
    public Future<Answer> send(PhoneNumber from, Webhook webhook, Patience patience, Consumer<Delivery> record) {
        var disturbance = faults.texts();
        var answered = Promise.<Answer>promise();
        Supplier<Future<Answer>> post = () -> after(disturbance)
                .compose(_ -> post(webhook, patience, record, disturbance))
                .onComplete(answered);
        var overtaken = kept.remove(from);
        if (overtaken != null) {
            overtaken.callOff().run();
            post.get().onComplete(_ -> overtaken.post().run());
        } else if (disturbance.reordered()) {
            var callOff = clock.later(LONGEST_KEPT_MS, () -> {
                kept.remove(from);
                post.get();
            });
            kept.put(from, new Kept(post::get, callOff));
        } else {
            post.get();
        }
        return answered.future();
    }

    private Future<Answer> post(
            Webhook webhook, Patience patience, Consumer<Delivery> record, CallbackDisturbance disturbance) {
        var first = webhooks.post(webhook, patience, record);
        if (!disturbance.duplicated()) {
            return first;
        }
        var second = webhooks.post(webhook, patience, record);
        return first.compose(answer -> second.map(answer));
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

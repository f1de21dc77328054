package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Publishes a reply that is known as a whole, word by word, on the subscriber's thread and at its pace. */
final class ReplyPublisher implements Flow.Publisher<ReplyPart> {

    private final Supplier<CoachReply> reply;

    /** @param reply computed anew for each subscriber, when it asks for the first part */
    ReplyPublisher(Supplier<CoachReply> reply) {
        this.reply = reply;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ReplyPart> subscriber) {
        subscriber.onSubscribe(new Delivery(subscriber));
    }

    private final class Delivery implements Flow.Subscription {

        private final Flow.Subscriber<? super ReplyPart> subscriber;
        private final AtomicLong requested = new AtomicLong();
        private final AtomicBoolean delivering = new AtomicBoolean();
        private volatile boolean over;
        private List<ReplyPart> parts;
        private int next;

        Delivery(Flow.Subscriber<? super ReplyPart> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                if (!over) {
                    over = true;
                    subscriber.onError(new IllegalArgumentException("Asked for " + n + " parts"));
                }
                return;
            }
            requested.accumulateAndGet(n, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
            deliver();
        }

        @Override
        public void cancel() {
            over = true;
        }

        /** Only one thread delivers; whoever asks meanwhile leaves its request for it. */
        private void deliver() {
            while (!over && requested.get() > 0 && delivering.compareAndSet(false, true)) {
                try {
                    while (!over && requested.get() > 0) one();
                } catch (RuntimeException | StackOverflowError e) { // the latter by a regular expression on a long text
                    over = true;
                    subscriber.onError(e);
                } finally {
                    delivering.set(false);
                }
            }
        }

        private void one() {
            if (parts == null) parts = partsOf(reply.get());
            requested.decrementAndGet();
            subscriber.onNext(parts.get(next++));
            if (next == parts.size() && !over) {
                over = true;
                subscriber.onComplete();
            }
        }
    }

    private static List<ReplyPart> partsOf(CoachReply reply) {
        var parts = new ArrayList<ReplyPart>();
        parts.add(new ReplyPart.Plan(reply.signals()));
        for (var word : reply.text().split("(?<= )")) parts.add(new ReplyPart.Words(word));
        parts.add(new ReplyPart.Done(reply));
        return parts;
    }
}

package dev.heartline.ai.coach;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

import dev.heartline.ai.knowledge.Citation;
import dev.heartline.events.vocabulary.InterventionType;

/**
 * A whole reply of the coach.
 *
 * @param engine who spoke, for example {@code local-1}
 * @param intervention what it does to help; null for a greeting, a check of the line, a farewell
 * @param signals the live state that goes with it
 * @param then what the call does once it was heard
 * @param citation the passage of a document that it answers from; null where it is none
 */
public record CoachReply(
        String engine, String text, InterventionType intervention, LiveSignals signals, Then then, Citation citation) {

    /** One that answers from no document. */
    public CoachReply(String engine, String text, InterventionType intervention, LiveSignals signals, Then then) {
        this(engine, text, intervention, signals, then, null);
    }

    public enum Then {
        LISTEN,
        /** The user asked for a moment: silence is what they want. */
        WAIT,
        HANG_UP
    }

    public boolean endsCall() {
        return then == Then.HANG_UP;
    }

    /**
     * Collects a reply where nobody needs it word by word. Blocks.
     *
     * @throws java.util.concurrent.CompletionException if the engine fails or takes longer than the limit
     */
    public static CoachReply await(Flow.Publisher<ReplyPart> parts, Duration limit) {
        var whole = new CompletableFuture<CoachReply>();
        parts.subscribe(new Collector(whole));
        return whole.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private record Collector(CompletableFuture<CoachReply> whole) implements Flow.Subscriber<ReplyPart> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            whole.whenComplete((reply, failure) -> {
                if (failure != null) subscription.cancel();
            });
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ReplyPart part) {
            if (part instanceof ReplyPart.Done done) whole.complete(done.reply());
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.completeExceptionally(new IllegalStateException("The reply ended without its last part"));
        }
    }
}

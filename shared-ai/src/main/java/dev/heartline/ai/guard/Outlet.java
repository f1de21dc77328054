package dev.heartline.ai.guard;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;

import dev.heartline.ai.coach.ReplyPart;

/** Hands the parts of a reply to their subscriber, at its pace and one at a time, whichever thread brings them. */
public final class Outlet implements Flow.Subscription {

    private final Flow.Subscriber<? super ReplyPart> subscriber;
    private final Runnable uponFirstRequest;
    private final Runnable uponCancel;
    private final Queue<ReplyPart> waiting = new ArrayDeque<>();

    private long requested;
    private boolean started;
    private boolean complete;
    private Throwable failure;
    private boolean over;
    private boolean delivering;

    public Outlet(Flow.Subscriber<? super ReplyPart> subscriber, Runnable uponFirstRequest, Runnable uponCancel) {
        this.subscriber = subscriber;
        this.uponFirstRequest = uponFirstRequest;
        this.uponCancel = uponCancel;
    }

    @Override
    public void request(long n) {
        boolean first;
        synchronized (this) {
            if (over) return;
            if (n > 0) requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
            else over = true;
            first = !started;
            started = true;
        }
        if (n <= 0) {
            uponCancel.run();
            subscriber.onError(new IllegalArgumentException("Asked for " + n + " parts"));
        } else if (first) uponFirstRequest.run();
        else deliver();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            over = true;
            waiting.clear();
        }
        uponCancel.run();
    }

    public void put(ReplyPart part) {
        synchronized (this) {
            waiting.add(part);
        }
        deliver();
    }

    /** Nothing comes after what was put. */
    public void complete() {
        synchronized (this) {
            complete = true;
        }
        deliver();
    }

    /** Nothing comes after what was put but the news that the rest won't. */
    public void fail(Throwable why) {
        synchronized (this) {
            failure = why;
            complete = true;
        }
        deliver();
    }

    /** Only one thread delivers; what is brought or asked for meanwhile it delivers too. */
    private void deliver() {
        synchronized (this) {
            if (delivering) return;
            delivering = true;
        }
        while (true) {
            ReplyPart part = null;
            synchronized (this) {
                if (!over && requested > 0 && !waiting.isEmpty()) {
                    part = waiting.poll();
                    requested--;
                } else if (over || !complete || !waiting.isEmpty()) {
                    delivering = false;
                    return;
                } else over = true;
            }
            if (part == null) {
                if (failure == null) subscriber.onComplete();
                else subscriber.onError(failure);
                return;
            }
            subscriber.onNext(part);
        }
    }
}

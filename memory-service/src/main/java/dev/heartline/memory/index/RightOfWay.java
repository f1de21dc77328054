package dev.heartline.memory.index;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

/** Who waits for a result goes first: background work asks here before it takes the processor. */
@ApplicationScoped
public class RightOfWay {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private int hurried;

    /** Somebody waits for what begins now; to be followed by {@link #leave()}. */
    public void enter() {
        lock.lock();
        try {
            hurried++;
        } finally {
            lock.unlock();
        }
    }

    public void leave() {
        lock.lock();
        try {
            hurried--;
            if (hurried == 0) {
                free.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isFree() {
        lock.lock();
        try {
            return hurried == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nobody is in a hurry, or after the given time. */
    void await(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (hurried > 0 && left > 0) {
                left = free.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}

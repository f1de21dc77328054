package dev.heartline.sms.inbound;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.LocalCrisisReader;
import dev.heartline.ai.embedding.Embedder;

/** The engine as it is, until a test has it fail for some readings, as an engine whose native code gives out. */
@Singleton
class StumblingReader implements CrisisReader {

    private final CrisisReader engine;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile CountDownLatch mayGoOn = new CountDownLatch(0);

    StumblingReader(CrisisDetector detector, Embedder embedder) {
        this.engine = new LocalCrisisReader(detector, embedder);
    }

    void failNext(int readings) {
        failures.set(readings);
    }

    /** After those that fail a reading waits for {@link #goOn()}, so that a test sees what is there without one. */
    void failNextAndWait(int readings) {
        mayGoOn = new CountDownLatch(1);
        failures.set(readings);
    }

    void goOn() {
        mayGoOn.countDown();
    }

    @Override
    public CrisisReading read(Utterance said, Medium medium) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the engine gave out");
        }
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody let it go on", e);
        }
        return engine.read(said, medium);
    }
}

package dev.heartline.sms.inbound;

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

    StumblingReader(CrisisDetector detector, Embedder embedder) {
        this.engine = new LocalCrisisReader(detector, embedder);
    }

    void failNext(int readings) {
        failures.set(readings);
    }

    @Override
    public CrisisReading read(Utterance said, Medium medium) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the engine gave out");
        }
        return engine.read(said, medium);
    }
}

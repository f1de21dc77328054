package dev.heartline.ai.crisis;

import java.util.Optional;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReading.Level;

/**
 * Judges by rules alone, where nothing can be embedded: plain words of danger alarm, and so does what answers our own question
 * about safety. It misses what is only hinted at, and nothing it finds is merely asked about.
 */
public final class PlainCrisisReader implements CrisisReader {

    private final CrisisDetector rules;

    public PlainCrisisReader(CrisisDetector rules) {
        this.rules = rules;
    }

    @Override
    public CrisisReading read(Utterance said, Medium medium) {
        return rules.judge(LocalCrisisReader.bounded(said.text()), said.answered())
                .map(sign -> new CrisisReading(Level.ALARM, Optional.of(sign.kind())))
                .orElse(CrisisReading.NONE);
    }
}

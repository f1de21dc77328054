package dev.heartline.ai.crisis;

import dev.heartline.ai.conversation.Utterance;

/** Judges by rules. */
public final class LocalCrisisReader implements CrisisReader {

    private final CrisisDetector detector;
    private final Hopelessness hopelessness = new Hopelessness();

    public LocalCrisisReader(CrisisDetector detector) {
        this.detector = detector;
    }

    @Override
    public CrisisReading read(Utterance said) {
        return detector.judge(said.text(), said.answered())
                .map(sign -> new CrisisReading(CrisisReading.Level.ALARM, java.util.Optional.of(sign.kind())))
                .or(() -> hopelessness
                        .heardIn(said.text())
                        .map(sign -> new CrisisReading(CrisisReading.Level.ASK, java.util.Optional.of(sign.kind()))))
                .orElse(CrisisReading.NONE);
    }
}

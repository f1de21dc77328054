package dev.heartline.ai.guard;

import java.util.function.Function;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.WishReader;

/** Judges what the user says, each turn once. */
final class Hearing {

    private static final Notes.Kind<Heard> HEARD = new Notes.Kind<>();

    private final CrisisReader danger;
    private final WishReader wishes;
    private final Function<String, float[]> embedding;
    private final Listening listening;

    Hearing(CrisisReader danger, WishReader wishes, Function<String, float[]> embedding, Listening listening) {
        this.danger = danger;
        this.wishes = wishes;
        this.embedding = embedding;
        this.listening = listening;
    }

    /** @param answered what the coach said last before it */
    Heard of(Turn turn, String answered, Notes notes) {
        return notes.of(turn, HEARD, said -> judge(said.text(), answered));
    }

    private Heard judge(String text, String answered) {
        var said = new Utterance(text, answered, () -> embedding.apply(text));
        var reading = danger.read(said, Medium.SPEECH);
        boolean byItself = reading.is(CrisisReading.Level.ALARM)
                && (answered.isEmpty()
                        || danger.read(
                                        new Utterance(
                                                text, "", () -> said.vector().orElseThrow()),
                                        Medium.SPEECH)
                                .is(CrisisReading.Level.ALARM));
        return new Heard(reading, byItself, byItself && listening.isPlain(text), wishes.read(said, Medium.SPEECH));
    }
}

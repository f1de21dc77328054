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
    private final GuardObserver observer;

    Hearing(Ears ears, Listening listening, GuardObserver observer) {
        this.danger = ears.danger();
        this.wishes = ears.wishes();
        this.embedding = ears.embedding();
        this.listening = listening;
        this.observer = observer;
    }

    /** @param answered what the coach said last before it */
    Heard of(Turn turn, String answered, Notes notes) {
        return notes.of(turn, HEARD, said -> judgeOrTell(said.text(), answered));
    }

    /** One turn that can't be judged takes neither the reply nor the judgement of the others with it. */
    private Heard judgeOrTell(String text, String answered) {
        try {
            return judge(text, answered);
        } catch (RuntimeException | StackOverflowError e) { // the latter by a regular expression on a long text
            observer.unjudged(e);
            return Heard.UNJUDGED;
        }
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
        return new Heard(
                true, reading, byItself, byItself && listening.isPlain(text), wishes.read(said, Medium.SPEECH));
    }
}

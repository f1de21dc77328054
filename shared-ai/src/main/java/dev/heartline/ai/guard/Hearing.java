package dev.heartline.ai.guard;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Trial;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.PlainCrisisReader;
import dev.heartline.ai.wish.KeywordWishReader;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.ai.wish.WishReading;

/** Judges what the user says, each turn once. Where a reader fails, plain words are what is left to go by. */
final class Hearing {

    private static final Notes.Kind<Heard> HEARD = new Notes.Kind<>();

    private final CrisisReader danger;
    private final WishReader wishes;
    private final Function<String, float[]> embedding;
    private final Listening listening;
    private final GuardObserver observer;
    private final CrisisReader plainDanger = new PlainCrisisReader(new CrisisDetector());
    private final WishReader keywords = new KeywordWishReader();

    Hearing(Ears ears, Listening listening, GuardObserver observer) {
        this.danger = ears.danger();
        this.wishes = ears.wishes();
        this.embedding = ears.embedding();
        this.listening = listening;
        this.observer = observer;
    }

    /**
     * @param answered what the coach said last before it
     * @param before what the user had said in the same breath; empty where there was nothing
     */
    Heard of(Turn turn, String answered, Supplier<String> before, Notes notes) {
        return notes.of(turn, HEARD, said -> judge(said.text(), answered, before.get()));
    }

    /** As above, but a turn that could not be judged before is read once more. */
    Heard again(Turn turn, String answered, Supplier<String> before, Notes notes) {
        return notes.of(turn, HEARD, Heard::judged, said -> judge(said.text(), answered, before.get()));
    }

    /** Where the whole makes the readers fail, its end is judged by itself. */
    private Heard judge(String text, String answered, String before) {
        var alone = judge(text, answered, observer::unjudged);
        return !alone.judged() || before.isBlank() || text.isBlank()
                ? alone
                : alone.asTheEndOf(
                        judge(Breath.join(before, text), answered, _ -> {}), () -> judge(before, answered, _ -> {}));
    }

    private Heard judge(String text, String answered, Consumer<Throwable> failed) {
        var said = new Utterance(text, answered, () -> embedding.apply(text));
        var trial = new Trial();
        var reading = trial.of(() -> reading(danger, said), () -> reading(plainDanger, said), DangerReading.NONE);
        var wish = trial.of(
                () -> wishes.weigh(said, Medium.SPEECH), () -> keywords.weigh(said, Medium.SPEECH), WishReading.NONE);
        trial.failure().ifPresent(failed);
        return new Heard(
                trial.failure().isEmpty(),
                reading.danger(),
                reading.byItself(),
                reading.plain(),
                wish.wish(),
                wish.worthAsking());
    }

    private DangerReading reading(CrisisReader reader, Utterance said) {
        var reading = reader.read(said, Medium.SPEECH);
        boolean byItself = reading.is(CrisisReading.Level.ALARM)
                && (said.answered().isEmpty()
                        || reader.read(
                                        new Utterance(
                                                said.text(),
                                                "",
                                                () -> said.vector().orElseThrow()),
                                        Medium.SPEECH)
                                .is(CrisisReading.Level.ALARM));
        return new DangerReading(reading, byItself, byItself && listening.isPlain(said.text()));
    }

    private record DangerReading(CrisisReading danger, boolean byItself, boolean plain) {

        static final DangerReading NONE = new DangerReading(CrisisReading.NONE, false, false);
    }
}

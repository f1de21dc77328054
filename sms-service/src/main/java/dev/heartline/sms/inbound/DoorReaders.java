package dev.heartline.sms.inbound;

import java.util.function.Function;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Trial;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.PlainCrisisReader;
import dev.heartline.ai.wish.KeywordWishReader;
import dev.heartline.ai.wish.StopElsewhere;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.sms.care.CrisisReaction;
import dev.heartline.sms.care.SaidBefore;

/**
 * Reads the wish and the danger in a text, each by itself. Where a reader fails, plain words and keywords are what is left to go by:
 * a stop binds and plain danger is heard all the same. Blocks.
 */
final class DoorReaders {

    private final WishReader wishes;
    private final CrisisReader danger;
    private final CrisisDetector rules;
    private final Function<String, float[]> embedding;
    private final WishReader keywords = new KeywordWishReader();
    private final CrisisReader plainDanger;

    DoorReaders(WishReader wishes, CrisisReader danger, CrisisDetector rules, Function<String, float[]> embedding) {
        this.wishes = wishes;
        this.danger = danger;
        this.rules = rules;
        this.embedding = embedding;
        this.plainDanger = new PlainCrisisReader(rules);
    }

    /**
     * @param phone the sender's
     * @param trial tells afterwards whether a reader failed; the judgement is then made by what was left
     */
    Judgement read(String phone, String body, SaidBefore before, Trial trial) {
        var said = new Utterance(body, before.words(), () -> embedding.apply(body));
        var wish = trial.of(
                () -> Deferral.checked(wishes.read(said, Medium.TEXT), body),
                () -> keywords.read(said, Medium.TEXT),
                Wish.NONE);
        var heard = wish.is(Wish.Kind.REACTION)
                ? CrisisReading.NONE
                : trial.of(() -> heard(said, before), () -> plainDanger.read(said, Medium.TEXT), CrisisReading.NONE);
        boolean denied = before.questionIsOpen() && trial.of(() -> isAnswered(body, before), () -> false, false);
        boolean elsewhere = trial.of(() -> StopElsewhere.isAskedIn(body, wish, phone), () -> false, false);
        return new Judgement(
                elsewhere ? Wish.NONE : wish,
                elsewhere,
                heard,
                CrisisReaction.to(heard, before, denied),
                trial.failure().isEmpty());
    }

    /** With a clear no, or a shrug. */
    private boolean isAnswered(String body, SaidBefore before) {
        return rules.denies(body, before.words()) || rules.shrugsOff(body, before.words());
    }

    /** Who tells of danger in several texts tells it in none of them: an alarm, but no question, may come of all together. */
    private CrisisReading heard(Utterance said, SaidBefore before) {
        var alone = danger.read(said, Medium.TEXT);
        if (alone.is(CrisisReading.Level.ALARM)) {
            return alone;
        }
        return before.withBurst(said.text())
                .map(told -> danger.read(new Utterance(told, "", () -> embedding.apply(told)), Medium.TEXT))
                .filter(together -> together.is(CrisisReading.Level.ALARM))
                .orElse(alone);
    }
}

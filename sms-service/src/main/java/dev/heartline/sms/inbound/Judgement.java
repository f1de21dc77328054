package dev.heartline.sms.inbound;

import java.util.Locale;
import java.util.Optional;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.wish.Wish;
import dev.heartline.events.vocabulary.CrisisKind;
import dev.heartline.sms.care.CrisisReaction;

/**
 * What can't wait about a text, judged once, before it is stored: what it says about our contacting its sender, and danger.
 * It binds; no later reader judges again.
 *
 * @param elsewhere they ask us to leave another number alone than theirs, which binds nothing
 * @param danger as it was read
 * @param reaction what is done about it
 * @param isMade false where a reader failed, so that plain words made up for it: it is {@link SecondJudgement judged again}
 */
record Judgement(Wish wish, boolean elsewhere, CrisisReading danger, CrisisReaction reaction, boolean isMade) {

    /**
     * What is left to do where plain words have alarmed before: nobody is alarmed twice, or asked, and a better reading takes no
     * alarm back, which is for a human to do.
     */
    Judgement afterAlarm() {
        return new Judgement(isReaction() ? Wish.NONE : wish, elsewhere, danger, CrisisReaction.NOTHING, isMade);
    }

    /** What the carrier's own list of words found stands above what a reader made of the words, which may be in any language. */
    Judgement withCarrierWish(Optional<Wish.Kind> kind) {
        return kind.map(known -> new Judgement(
                        new Wish(known, Wish.Scope.ALL, Wish.By.CARRIER), false, danger, reaction, isMade))
                .orElse(this);
    }

    /** Nothing has to be done before it is acknowledged. */
    boolean isOrdinary() {
        return wish.is(Wish.Kind.NONE) && !elsewhere && reaction == CrisisReaction.NOTHING;
    }

    /** A phone's report that its owner reacted to a text of ours: in it nobody says anything. */
    boolean isReaction() {
        return wish.is(Wish.Kind.REACTION);
    }

    /** What fixed words answer so that nothing that was written before it matters any more: danger, a stop, "not now". */
    boolean settlesTheTalk() {
        return reaction != CrisisReaction.NOTHING || wish.is(Wish.Kind.STOP) || wish.is(Wish.Kind.POSTPONE);
    }

    /** As in {@code sms_messages.danger_level}. */
    String dangerLevel() {
        return danger.is(CrisisReading.Level.NONE)
                ? null
                : danger.level().name().toLowerCase(Locale.ROOT);
    }

    /** As in {@code sms_messages.danger_kind}. */
    String dangerKind() {
        return danger.kind().map(CrisisKind::wireName).orElse(null);
    }

    boolean isAlarm() {
        return reaction == CrisisReaction.ALARM;
    }

    /** Hopeless words that name no danger are about the user's own life. */
    CrisisKind kind() {
        return danger.kind().orElse(CrisisKind.SELF_HARM);
    }
}

package dev.heartline.sms.inbound;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.conversation.Trial;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.crisis.PlainCrisisReader;
import dev.heartline.ai.wish.KeywordWishReader;
import dev.heartline.ai.wish.Wish;
import dev.heartline.ai.wish.WishReader;
import dev.heartline.sms.care.CrisisReaction;
import dev.heartline.sms.care.SaidBefore;

import static org.assertj.core.api.Assertions.assertThat;

class DoorReadersTest {

    private static final SaidBefore NOTHING = new SaidBefore("", false, false, "");
    private static final String PHONE = "+12025550143";
    private static final String DANGER = "I want to kill myself";

    private final CrisisDetector rules = new CrisisDetector();

    @Test
    void aStopBindsWhereDangerCannotBeRead() {
        var readers = readers(new KeywordWishReader(), failing());
        var trial = new Trial();

        var judgement = readers.read(PHONE, "STOP", NOTHING, trial);

        assertThat(judgement.wish().is(Wish.Kind.STOP)).isTrue();
        assertThat(judgement.isMade()).isFalse();
        assertThat(trial.failure()).isPresent();
    }

    @Test
    void dangerIsHeardWhereWishesCannotBeRead() {
        var readers = readers(deaf(), new PlainCrisisReader(rules));

        var judgement = readers.read(PHONE, DANGER, NOTHING, new Trial());

        assertThat(judgement.reaction()).isEqualTo(CrisisReaction.ALARM);
        assertThat(judgement.isMade()).isFalse();
    }

    @Test
    void plainWordsAndKeywordsAreHeardWhereNothingElseCanBeRead() {
        var readers = readers(deaf(), failing());

        assertThat(readers.read(PHONE, DANGER, NOTHING, new Trial()).isAlarm()).isTrue();
        assertThat(readers.read(PHONE, "STOP", NOTHING, new Trial()).wish().is(Wish.Kind.STOP))
                .isTrue();
        assertThat(readers.read(PHONE, "I had an apple", NOTHING, new Trial()).isOrdinary())
                .isTrue();
    }

    @Test
    void whatIsReadAsItShouldBeNeedsNoSecondJudgement() {
        var trial = new Trial();

        var judgement = readers(new KeywordWishReader(), new PlainCrisisReader(rules))
                .read(PHONE, "I had an apple", NOTHING, trial);

        assertThat(judgement.isMade()).isTrue();
        assertThat(trial.failure()).isEmpty();
    }

    @Test
    void whoeverWasAlarmedByPlainWordsIsNotAlarmedAgainNorIsTheAlarmSettledAsAReaction() {
        var again = new Judgement(
                        new Wish(Wish.Kind.REACTION, Wish.Scope.ALL, Wish.By.WORDS),
                        false,
                        CrisisReading.NONE,
                        CrisisReaction.ALARM,
                        true)
                .afterAlarm();

        assertThat(again.reaction()).isEqualTo(CrisisReaction.NOTHING);
        assertThat(again.isReaction()).isFalse();
    }

    private DoorReaders readers(WishReader wishes, CrisisReader danger) {
        return new DoorReaders(wishes, danger, rules, _ -> new float[0]);
    }

    /** As where native code can't be loaded. */
    private static WishReader deaf() {
        return (_, _) -> {
            throw new UnsatisfiedLinkError("no such library");
        };
    }

    /** As a regular expression on a long text. */
    private static CrisisReader failing() {
        return (_, _) -> {
            throw new StackOverflowError();
        };
    }
}

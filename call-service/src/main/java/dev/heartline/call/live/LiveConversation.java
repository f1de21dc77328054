package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.TurnTaken;
import dev.heartline.events.vocabulary.Speaker;

/**
 * One conversation on one line. All of it happens on one event loop, {@code loop}; its methods must be called there.
 *
 * <p>What is written is written in order, and the coach answers a turn only once it is stored. Whoever takes the
 * conversation up elsewhere therefore knows everything that was answered.
 */
public final class LiveConversation {

    private static final Logger LOG = Logger.getLogger(LiveConversation.class);

    private final Call call;
    private final Briefing briefing;
    private final CallerLine line;
    private final Executor loop;
    private final Stage stage;
    private final OrderedWork writes;
    private final Patience patience;
    private final Pickup pickup;
    private final Judging judging;
    private final SaidSoFar said;
    private final LiveRecord record;
    private final Speech speech;
    private final HowItWas howItWas;
    private final Leaving leaving;
    private final UnheardQuestion question;
    private final RecordingTalk recording;

    private Instant speakingSince;
    private Manner.Pace pace;
    private boolean over;
    private boolean isMailboxs;

    LiveConversation(
            Call call, CoachContext context, List<CallTurn> said, CallerLine line, Executor loop, Stage stage) {
        this.call = call;
        this.briefing = new Briefing(context);
        this.said = new SaidSoFar(said);
        this.line = line;
        this.loop = loop;
        this.stage = stage;
        this.writes = new OrderedWork(loop, this::lost);
        this.pickup = new Pickup(call, this.said::byTheCaller, this::machineAnswered, this::personAnswered);
        this.judging = new Judging(call, context, loop, stage, writes, pickup);
        this.record = new LiveRecord(call, briefing, loop, stage, writes, this.said, judging, this::gone);
        this.speech = new Speech(
                line, loop, this.said, call.provider(), stage.metrics(), turn -> record.store(turn, () -> {}));
        this.patience = new Patience(stage.config(), loop, line.tellsOfSilence(), this::isInDanger, this::silent);
        this.question = new UnheardQuestion(context);
        this.howItWas = new HowItWas(call, context, stage.satisfaction(), loop, writes);
        this.leaving = new Leaving(
                line,
                stage,
                this.said,
                speech,
                judging,
                patience,
                howItWas,
                record,
                () -> over,
                () -> answer(Instant.now()));
        this.recording = new RecordingTalk(call, context, stage.consents(), loop, writes);
    }

    Call call() {
        return call;
    }

    /** Greets, or takes up the thread where the conversation has begun before. */
    void begin() {
        show();
        answer(Instant.now());
    }

    /** Takes up the thread with what the caller says, unless an earlier session has stored that and was lost before it answered. */
    void beginWith(Utterance utterance) {
        show();
        if (said.endsWithTheCallers(utterance.words())) {
            answer(Instant.now());
        } else {
            heard(utterance);
        }
    }

    /**
     * The line was silent: the caller has said nothing while they could.
     *
     * @param time since the coach was heard, or since this was last told
     * @return whether something comes of it
     */
    public boolean silentFor(Duration time) {
        return !over && patience.silentFor(time);
    }

    /** Whether what the caller has said is yet to be answered. */
    public boolean owesWords() {
        return !over && (speech.isUnderWay() || said.endsWithTheCaller());
    }

    private void show() {
        record.open();
        howItWas.prepare();
        recording.prepare();
        patience.begin(call.answeredAt() == null ? Instant.now() : call.answeredAt(), this::timeIsUp);
    }

    /** The caller speaks; what they say is known once they have finished. Whoever speaks is neither silent nor left. */
    public void speaks() {
        if (over) {
            return;
        }
        if (speakingSince == null) {
            speakingSince = Instant.now();
        }
        patience.listenAfter(Duration.ZERO);
    }

    /** The caller presses a key, or gives another sign of life: they are waited for anew, and what else is waited for stays. */
    public void isThere() {
        if (!over) {
            patience.isThere();
        }
    }

    /** The caller has said something: it is judged whatever comes, and answered once it is stored. */
    public void heard(Utterance utterance) {
        if (over || utterance.words().isBlank()) {
            return;
        }
        patience.heard();
        speech.breakOff();
        if (speakingSince != null) {
            pace = Manner.pace(utterance.words(), Duration.between(speakingSince, Instant.now()));
            speakingSince = null;
        }
        var last = said.lastByTheCoach();
        var turn = said.next(Speaker.USER).heard(utterance.words(), utterance.confidence());
        said.add(turn);
        judging.judge(said.conversation());
        boolean tellsHowItWas = howItWas.isAnsweredBy(turn.text());
        var again = question.after(turn.text(), last);
        boolean recordingEnds = recording.isEndedBy(turn.text());
        record.store(turn, () -> {
            stage.metrics().stage(call.provider(), ReplyStage.STORE, Duration.between(turn.at(), Instant.now()));
            if (!said.endsWith(turn)) {
                return;
            }
            if (tellsHowItWas) {
                // What is judged comes before any thanks.
                judging.whenIdle(() -> {
                    if (judging.isCalm()) {
                        leaving.withThanks();
                    } else {
                        answer(turn.at());
                    }
                });
            } else if (pickup.soundsLikeAMachine()) {
                pickup.suspect(turn.seq());
            } else if (recordingEnds) {
                sayWhereCalm(recording::whatBecameOfIt, turn);
            } else if (again.isPresent()) {
                askAgain(again.get(), turn);
            } else if (recording.isToBeAsked(said.conversation())) {
                sayWhereCalm(recording::ask, turn);
            } else {
                answer(turn.at());
            }
        });
    }

    /** Nobody is there to talk to: nothing is said any more in this conversation. Whether a message is left others see to. */
    private void machineAnswered() {
        writes.add(() -> stage.machines()
                .greeted(call)
                .emitOn(loop)
                .invoke(keepsLine -> isMailboxs = keepsLine)
                .replaceWithVoid());
        if (!over) {
            lineLost();
            writes.whenIdle(() -> {
                if (!isMailboxs) {
                    line.cutOff();
                }
            });
        }
    }

    private void personAnswered() {
        if (!speech.isUnderWay() && said.endsWithTheCaller()) {
            answer(Instant.now());
        }
    }

    /**
     * The caller spoke into the coach's words: those of the reply that is under way, or of the last one where nothing of it was said yet.
     *
     * @param words what the caller heard of them
     */
    public void interrupted(String words) {
        if (over) {
            return;
        }
        patience.interrupted();
        line.endReply();
        recording.cut(speech.isHeard() ? speech.words() : said.lastByTheCoach(), words);
        if (speech.isHeard()) {
            question.cut(speech.words(), words);
            speech.interrupted(words.strip());
            record.state(LiveState.LISTENING);
        } else {
            speech.breakOff();
            question.cut(said.lastByTheCoach(), words);
            said.heardOnly(words.strip()).ifPresent(cut -> {
                record.shorten(cut);
                record.state(LiveState.LISTENING);
            });
        }
    }

    private void askAgain(String cut, CallTurn mhmm) {
        sayWhereCalm(
                () -> {
                    question.askedAgain(cut);
                    return cut;
                },
                mhmm);
    }

    /** Fixed words instead of an answer to the last turn: what is judged comes before any of ours. */
    private void sayWhereCalm(Supplier<String> fixed, CallTurn last) {
        judging.whenIdle(() -> {
            if (over || !said.endsWith(last) || speech.isUnderWay()) {
                return;
            }
            if (!judging.isCalm() || patience.timeIsUp()) {
                answer(last.at());
                return;
            }
            var words = fixed.get();
            conclude(speech.say(words));
            patience.listenAfter(stage.speaking().of(words));
        });
    }

    /** The line is gone; whether the call is, others know. */
    public void lineLost() {
        patience.over();
        speech.breakOff();
        over = true;
    }

    /** Says nothing more, and tells when all that was said is stored, judged and acted upon. */
    Uni<Void> settle() {
        return Uni.createFrom()
                .emitter(emitter -> loop.execute(() -> {
                    lineLost();
                    record.whenSettled(() -> emitter.complete(null));
                }));
    }

    /** Makes way for another session of the same call, and tells when all that was said is stored. */
    Uni<Void> supersede() {
        return Uni.createFrom()
                .emitter(emitter -> loop.execute(() -> {
                    if (!over) {
                        lineLost();
                        line.drop();
                    }
                    writes.whenIdle(() -> emitter.complete(null));
                }));
    }

    /** The caller has said nothing since the coach finished. */
    private void silent() {
        if (!over && !speech.isUnderWay()) {
            patience.silent();
            answer(Instant.now());
        }
    }

    /** A call on which danger stands is not ended by the clock; it is looked at again later. */
    private void timeIsUp() {
        if (over) {
            return;
        }
        if (isInDanger()) {
            patience.longer(this::timeIsUp);
        } else {
            patience.endIt();
            answer(Instant.now());
        }
    }

    private boolean isInDanger() {
        return judging.danger().isPresent();
    }

    /** Whatever a caller says when the time is up, unless it is danger, is answered with the last words. */
    private void answer(Instant since) {
        if (!over) {
            recording.goesOn();
            var coach = stage.coach();
            var soFar = recording.apart(said.conversation());
            speech.say(
                    recording.opened(
                            patience.timeIsUp()
                                    ? coach.lastWords(briefing.context(), soFar)
                                    : coach.reply(briefing.context(), soFar)),
                    since,
                    new Course());
        }
    }

    /** Of one reply. */
    private final class Course implements Speech.Listener {

        @Override
        public void plans(ReplyPart.Plan plan) {
            record.planned(plan.signals(), pace);
        }

        @Override
        public void done(Reply mine, ReplyPart.Done done) {
            var whole = done.reply();
            if (whole.citation() != null) {
                LOG.infof("Call %s is answered from %s", call.id(), whole.citation());
            }
            if (whole.endsCall()) {
                leaving.with(mine);
                return;
            }
            conclude(mine);
            var speaking = stage.speaking().of(whole.text());
            if (whole.then() == CoachReply.Then.WAIT) {
                patience.waitAfter(speaking);
            } else {
                patience.listenAfter(speaking);
            }
        }

        @Override
        public void fails(Reply mine, Throwable failure) {
            LOG.errorf(failure, "The coach lost its words on call %s", call.id());
            stage.metrics().coachFailed();
            conclude(mine);
            patience.listenAfter(Duration.ZERO);
        }
    }

    /** A reply was said to its end, and it is the caller's turn. */
    private void conclude(Reply mine) {
        speech.end(mine);
        record.state(LiveState.LISTENING);
    }

    /** Nothing that is said on this call would be kept. */
    private void gone() {
        if (!over) {
            lineLost();
            line.cutOff();
        }
    }

    /** What was said can't be stored any more. The provider opens another line, and whoever takes it has what was stored. */
    private void lost(Throwable failure) {
        if (failure instanceof TurnTaken) {
            LOG.infof("Call %s goes on in another session", call.id());
        } else {
            LOG.errorf(failure, "A turn of call %s could not be stored", call.id());
        }
        judging.giveUp();
        if (!over) {
            over = true;
            patience.over();
            speech.giveUp();
            line.drop();
        }
    }
}

package dev.heartline.call.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Introduction;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.recording.ConsentAnswer;
import dev.heartline.call.recording.ConsentMoment;
import dev.heartline.call.recording.ConsentTalk;
import dev.heartline.call.recording.ConsentWording;
import dev.heartline.call.recording.RecordingConsents;
import dev.heartline.call.recording.StopRecording;

/**
 * Whether the caller is asked if the call may be recorded, and what they say to it. The question stands between what they said and the
 * coach's answer to that, and the coach hears nothing of it. Confined to the event loop of its conversation.
 */
final class RecordingTalk {

    /** Said where somebody takes their consent back. */
    static final String STOPPED =
            "All right, I've stopped recording, and what was recorded gets deleted. Please go on with what you were saying.";

    /** Said where that can't be kept now. */
    static final String NOT_STOPPED =
            "I'm sorry, I couldn't stop the recording just now. Please ask me again in a moment, or hang up if you don't want to be recorded.";

    static final String AGREED = "Thank you, I'm recording from now on. ";
    static final String DECLINED = "All right, I won't record. ";

    private static final Logger LOG = Logger.getLogger(RecordingTalk.class);
    private static final Introduction INTRODUCTION = new Introduction();

    private final Call call;
    private final CoachContext context;
    private final RecordingConsents consents;
    private final Executor loop;
    private final OrderedWork writes;
    private final Optional<ConsentWording> wording;
    private final ConsentTalk talk = new ConsentTalk();

    private String opening = "";

    RecordingTalk(Call call, CoachContext context, RecordingConsents consents, Executor loop, OrderedWork writes) {
        this.call = call;
        this.context = context;
        this.consents = consents;
        this.loop = loop;
        this.writes = writes;
        this.wording = consents.wording(call, context);
    }

    /** Finds out how an earlier session has left it. */
    void prepare() {
        if (wording.isPresent()) {
            write(() -> consents.earlier(call)
                    .emitOn(loop)
                    .invoke(earlier -> {
                        switch (earlier) {
                            case NOT_ASKED -> talk.open();
                            case GIVEN -> talk.given();
                            case SETTLED -> {}
                        }
                    })
                    .replaceWithVoid());
        }
    }

    /** Whether to ask now, before the last turn is answered; where nothing on the call speaks against it. */
    boolean isToBeAsked(Conversation soFar) {
        if (!talk.isOpen() || soFar.last().filter(Turn::byUser).isEmpty()) {
            return false;
        }
        var said = soFar.userTurns();
        return new ConsentMoment(
                        call.direction(),
                        said.size(),
                        said.getLast().text(),
                        !INTRODUCTION.isUnheard(context, soFar),
                        isSomebodyElse(soFar, said))
                .isRight();
    }

    /** Or may be: after somebody has said that they are another one, a mere "yes" makes nobody the one whom we call. */
    private boolean isSomebodyElse(Conversation soFar, List<Turn> said) {
        return INTRODUCTION.isSomebodyElse(context, soFar.turns())
                || said.stream().anyMatch(turn -> INTRODUCTION.isDenied(context, turn.text()));
    }

    /** @return the question */
    String ask() {
        var asked = wording.orElseThrow();
        talk.asked();
        write(() -> consents.asked(call, asked, context.locale().getCountry()));
        return asked.question();
    }

    /** The caller spoke into words of ours: a question that was not heard to its end is none. */
    void cut(String reply, String heard) {
        if (talk.isAsked() && UnheardQuestion.in(reply, heard).isPresent()) {
            talk.unanswered(ConsentAnswer.UNCLEAR).ifPresent(this::keep);
        }
    }

    /**
     * What the caller says next. An answer to the question is kept, and followed if it is a yes; so is the wish to end the recording.
     *
     * @return whether they are to be told that it has ended, instead of what the coach would say
     */
    boolean isEndedBy(String words) {
        var answer = talk.heard(words);
        answer.ifPresent(this::keep);
        opening = answer.map(said -> switch (said) {
                    case YES -> AGREED;
                    case NO -> ConsentAnswer.isAllOf(words) ? DECLINED : "";
                    case UNCLEAR, SILENCE -> "";
                })
                .orElse("");
        if (answer.isPresent() || wording.isEmpty() || !StopRecording.isAskedIn(words)) {
            return false;
        }
        boolean recorded = talk.isGiven();
        if (recorded) {
            withdraw();
        } else {
            talk.withdrawn();
            write(() -> consents.withdrawn(call));
        }
        return recorded;
    }

    /** They have agreed until it is kept that they don't any more: it may fail, and they may say so again. */
    private void withdraw() {
        writes.add(() -> LiveRecord.insistently(consents.withdrawn(call))
                .emitOn(loop)
                .invoke(talk::withdrawn)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        "The recording of call %s goes on against the caller's word: %s",
                        call.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull());
    }

    /** What is true of the recording that was to end, once that was tried. */
    String whatBecameOfIt() {
        return talk.isGiven() ? NOT_STOPPED : STOPPED;
    }

    /** The coach goes on: a question that is still open was answered with silence. */
    void goesOn() {
        talk.unanswered(ConsentAnswer.SILENCE).ifPresent(this::keep);
    }

    /** What the coach is to know of a conversation: neither the question nor what was no more than an answer to it. */
    Conversation apart(Conversation soFar) {
        var turns = new ArrayList<Turn>();
        boolean asked = false;
        for (var turn : soFar.turns()) {
            boolean question = !turn.byUser() && ConsentWording.isIn(turn.text());
            boolean answer = asked && turn.byUser() && ConsentAnswer.isAllOf(turn.text());
            if (!question && !answer) {
                turns.add(turn);
            }
            asked = question;
        }
        return turns.size() == soFar.turns().size() ? soFar : new Conversation(turns, soFar.notes());
    }

    /** The coach's reply, which begins with what became of the question where that was just answered. */
    Flow.Publisher<ReplyPart> opened(Flow.Publisher<ReplyPart> reply) {
        if (opening.isEmpty()) {
            return reply;
        }
        var words = new ReplyPart.Words(opening);
        opening = "";
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item((ReplyPart) words),
                        Multi.createFrom().publisher(reply));
    }

    private void keep(ConsentAnswer answer) {
        write(() -> consents.answered(call, answer));
    }

    /** No call is given up for it; what can't be kept is not recorded. */
    private void write(Supplier<Uni<Void>> step) {
        writes.add(() -> step.get()
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("Call %s is not recorded: %s", call.id(), failure.getMessage());
                    talk.withdrawn();
                })
                .onFailure()
                .recoverWithNull());
    }
}

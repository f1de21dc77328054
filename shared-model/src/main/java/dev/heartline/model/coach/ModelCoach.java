package dev.heartline.model.coach;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;

import dev.langchain4j.agent.tool.ToolSpecification;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.coach.CoachReply.Then;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.guard.Outlet;
import dev.heartline.ai.guard.SentenceCut;
import dev.heartline.ai.text.Words;
import dev.heartline.model.Occasion;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.Question;
import dev.heartline.model.ask.SpeakingModel;
import dev.heartline.model.wire.Exchange;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.ModelFailure;

/**
 * Has a language model find the coach's words, and hands them to the guard sentence by sentence. Whatever it can't use is an
 * error, and what was said before it stays: the guard goes on from there.
 */
public final class ModelCoach implements CoachEngine {

    /** Half a minute of speech: who has said more has stopped listening. */
    static final int MOST_WORDS = 60;

    /** The model's only deed: where the time of the call has come, it may say that the last word is spoken. */
    static final String END_CALL = "end_call";

    private static final List<ToolSpecification> FAREWELL = List.of(ToolSpecification.builder()
            .name(END_CALL)
            .description(
                    "Ends the call once your words are spoken. Only together with a goodbye, never with a question.")
            .build());

    private final SpeakingModel model;
    private final Prompt speaking;
    private final Prompt writing;
    private final Feelings feelings;
    private final Duration limit;
    private final Clock clock;

    /**
     * @param speaking what it is told for calls
     * @param writing and for texts
     * @param limit until the answer begins; the guard's own is shorter or does without this one
     */
    public ModelCoach(
            SpeakingModel model, Prompt speaking, Prompt writing, Feelings feelings, Duration limit, Clock clock) {
        this.model = model;
        this.speaking = speaking;
        this.writing = writing;
        this.feelings = feelings;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
        return subscriber -> {
            var exchange = new Exchange(limit);
            var speech = new Speech[1];
            var outlet = new Outlet(subscriber, () -> speech[0].give(), exchange::breakOff);
            speech[0] = new Speech(context, soFar, exchange, outlet);
            subscriber.onSubscribe(outlet);
        };
    }

    /** One reply. It comes into being on the thread that asks for the first part. */
    private final class Speech {

        private final CoachContext context;
        private final Conversation soFar;
        private final Prompt prompt;
        private final Exchange exchange;
        private final Outlet outlet;
        private final SentenceCut cut = new SentenceCut();
        private final StringBuilder said = new StringBuilder();
        private int words;

        Speech(CoachContext context, Conversation soFar, Exchange exchange, Outlet outlet) {
            this.context = context;
            this.soFar = soFar;
            this.prompt = context.isText() ? writing : speaking;
            this.exchange = exchange;
            this.outlet = outlet;
        }

        void give() {
            try {
                boolean late = context.isToWrapUp(clock.instant());
                var state = soFar.turns().isEmpty()
                        ? LiveState.GREETING
                        : late ? LiveState.WRAPPING_UP : LiveState.RESPONDING;
                var signals = new LiveSignals(state, null, null, feelings.in(soFar));
                outlet.put(new ReplyPart.Plan(signals));
                var question = new Question(
                        prompt,
                        CallData.of(context, soFar, clock.instant()),
                        new Occasion(context.userId(), context.callId()));
                var tools = model.speak(question, late ? FAREWELL : List.of(), exchange, this::take);
                end(signals, tools);
            } catch (RuntimeException | StackOverflowError e) { // the latter by a regular expression on a long text
                outlet.fail(e);
            }
        }

        private void end(LiveSignals signals, Set<String> tools) {
            say(cut.rest());
            if (said.isEmpty()) {
                throw new ModelFailure(Fault.EMPTY);
            }
            outlet.put(new ReplyPart.Done(new CoachReply(
                    model.engine(prompt),
                    said.toString().strip(),
                    null,
                    signals,
                    tools.contains(END_CALL) ? Then.HANG_UP : Then.LISTEN)));
            outlet.complete();
        }

        /** @return whether there is room for more */
        private boolean take(String piece) {
            cut.add(piece);
            for (var sentence = cut.next(); sentence.isPresent(); sentence = cut.next()) {
                if (!say(sentence.get())) {
                    return false;
                }
            }
            return true;
        }

        /** @throws ModelFailure if it is no answer and nothing was said yet */
        private boolean say(String written) {
            var sentence = SpokenStyle.of(written);
            if (sentence.isEmpty()) {
                return true;
            }
            if (said.isEmpty() && SpokenStyle.isRefusal(sentence)) {
                throw new ModelFailure(Fault.REFUSED);
            }
            int more = Words.count(sentence);
            if (words + more > MOST_WORDS) {
                if (said.isEmpty()) {
                    throw new ModelFailure(Fault.OVERLONG);
                }
                cut.rest();
                return false;
            }
            words += more;
            said.append(sentence);
            exchange.bearsFruit();
            outlet.put(new ReplyPart.Words(sentence));
            return true;
        }
    }
}

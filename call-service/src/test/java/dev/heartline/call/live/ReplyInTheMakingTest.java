package dev.heartline.call.live;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.LiveSignals;
import dev.heartline.ai.coach.LiveState;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.call.CallServiceTest;
import dev.heartline.call.CallsInProgress;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An engine that takes its time, as language models do: what happens while a reply is still coming. */
@QuarkusTest
class ReplyInTheMakingTest extends CallServiceTest {

    @Inject
    CallTurns turns;

    @Inject
    Stage service;

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final SlowCoach coach = new SlowCoach();
    private final HeardLine line = new HeardLine();

    @AfterEach
    void stopTheLoop() {
        loop.shutdownNow();
    }

    @Test
    void anInterruptionCancelsTheReplyAndKeepsWhatWasHeard() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        loop.execute(conversation::begin);
        coach.says("Good morning, ");
        coach.says("how did it go ");
        await().until(() -> line.said.size() == 2);

        loop.execute(() -> conversation.interrupted("Good morning,"));

        await().untilAsserted(() -> assertThat(coach.cancelled).isTrue());
        coach.says("with your walks?");
        await().until(() -> turns(call.id()).size() == 1);
        assertThat(turns(call.id()).getFirst())
                .containsEntry("speaker", "coach")
                .containsEntry("text", "Good morning,")
                .containsEntry("interrupted", true);
        assertThat(line.said).containsExactly("Good morning, ", "how did it go ", "<end>");
        await().until(() -> "listening"
                .equals(database.value(
                        String.class, "select current_state from active_calls where phone_call_id = ?", call.id())));
    }

    @Test
    void theQuestionIntoWhichTheCallerHasSaidMhmmIsAskedOnceMore() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        loop.execute(conversation::begin);
        coach.says("Good morning. ");
        coach.says("How did it go with your walks?");
        await().until(() -> line.said.size() == 2);

        loop.execute(() -> conversation.interrupted("Good morning."));
        loop.execute(() -> conversation.heard(Utterance.of("Mhmm.")));

        await().until(() -> turns(call.id()).size() == 3);
        assertThat(turns(call.id()))
                .extracting(turn -> turn.get("text"))
                .containsExactly("Good morning.", "Mhmm.", "How did it go with your walks?");
        assertThat(coach.asked).hasSize(1);

        loop.execute(() -> conversation.interrupted("How"));
        loop.execute(() -> conversation.heard(Utterance.of("Mhmm.")));

        await().until(() -> coach.asked.size() == 2);
        assertThat(line.said.stream().filter(words -> words.startsWith("How did it go")))
                .hasSize(2);
    }

    @Test
    void theQuestionThatANoiseHasCutIsAskedOnceMoreWhenTheCallerIsThere() {
        var call = callInProgress();
        line.tellsOfSilence = true;
        var conversation = conversation(call, List.of());
        loop.execute(conversation::begin);
        coach.says("Good morning. ");
        coach.says("How did it go with your walks?");
        await().until(() -> line.said.size() == 2);

        loop.execute(() -> conversation.interrupted("Good morning."));
        loop.execute(() -> conversation.silentFor(service.config().silence().plusSeconds(1)));
        await().until(() -> coach.asked.size() == 2);
        await().untilAsserted(() -> {
            coach.says("Are you still there? Take your time.");
            assertThat(line.said).contains("Are you still there? Take your time.");
        });
        loop.execute(() -> conversation.heard(Utterance.of("Yes, I'm here.")));

        await().until(() -> turns(call.id()).size() == 4);
        assertThat(turns(call.id()))
                .extracting(turn -> turn.get("text"))
                .endsWith("Yes, I'm here.", "How did it go with your walks?");
        assertThat(coach.asked).hasSize(2);
    }

    @Test
    void aReplyOfWhichNothingWasHeardLeavesNoTurn() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        loop.execute(conversation::begin);
        coach.says("Good ");
        await().until(() -> !line.said.isEmpty());

        loop.execute(() -> conversation.interrupted(""));
        loop.execute(() -> conversation.heard(Utterance.of("Sorry, who is this?")));

        await().until(() -> turns(call.id()).size() == 1);
        assertThat(turns(call.id()).getFirst()).containsEntry("speaker", "user");
    }

    @Test
    void whoSpeaksIntoTheLastReplyWhileTheNextIsYetWithoutWordsHasHeardOnlyThatMuchOfTheLast() {
        var call = callInProgress();
        var asked = CallTurn.of(0, Speaker.COACH, "Good morning, how did it go?", Instant.now());
        turns.append(call.id(), asked).await().indefinitely();
        var conversation = conversation(call, List.of(asked));
        loop.execute(conversation::begin);
        await().until(() -> coach.asked.size() == 1);

        loop.execute(() -> conversation.interrupted("Good morning,"));
        loop.execute(() -> conversation.heard(Utterance.of("Morning!")));

        await().until(() -> turns(call.id()).size() == 2);
        assertThat(coach.cancelled).isTrue();
        assertThat(turns(call.id()).getFirst())
                .containsEntry("speaker", "coach")
                .containsEntry("text", "Good morning,")
                .containsEntry("interrupted", true);
        assertThat(turns(call.id()).getLast()).containsEntry("text", "Morning!");
    }

    @Test
    void aTurnIsStoredBeforeItIsAnswered() {
        var call = callInProgress();
        var conversation = conversation(call, List.of(CallTurn.of(0, Speaker.COACH, "Hello.", Instant.now())));
        coach.uponAsked = soFar -> assertThat(turns(call.id()))
                .extracting(turn -> turn.get("text"))
                .contains(soFar.lastByUser().orElseThrow().text());

        loop.execute(() -> conversation.heard(Utterance.of("I walked three times.")));

        await().untilAsserted(() -> assertThat(coach.asked).hasSize(1));
        assertThat(coach.asked.getFirst().turns()).hasSize(2);
        assertThat(coach.failure).isNull();
    }

    @Test
    void aLineThatIsLostKeepsWhatHadBeenSaid() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        loop.execute(conversation::begin);
        coach.says("Good morning, ");
        await().until(() -> line.said.size() == 1);

        loop.execute(conversation::lineLost);

        await().until(() -> turns(call.id()).size() == 1);
        assertThat(coach.cancelled).isTrue();
        assertThat(turns(call.id()).getFirst())
                .containsEntry("text", "Good morning,")
                .containsEntry("interrupted", true);
    }

    @Test
    void aConversationThatGoesOnElsewhereLetsGoOfItsLine() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        database.update(
                "insert into call_turns (call_id, seq, speaker, text, at) values (?, 0, 'coach', 'Hello.', now())",
                call.id());

        loop.execute(() -> conversation.heard(Utterance.of("Hello?")));

        await().until(() -> line.said.contains("<drop>"));
        assertThat(turns(call.id())).hasSize(1);
        assertThat(coach.asked).isEmpty();
    }

    @Test
    void afterAnErasureTheCallIsHungUp() {
        var call = callInProgress();
        var conversation = conversation(call, List.of());
        database.update("delete from phone_calls where id = ?", call.id());

        loop.execute(() -> conversation.heard(Utterance.of("Hello?")));

        await().until(() -> line.said.contains("<hang up>"));
        assertThat(coach.asked).isEmpty();
    }

    private LiveConversation conversation(Call call, List<CallTurn> said) {
        var context = new CoachContext(
                call.id(),
                CallDirection.INBOUND,
                null,
                List.of(),
                null,
                Instant.now().plusSeconds(600),
                null);
        return new LiveConversation(call, context, said, line, loop, Stages.with(coach, service.judge(), service));
    }

    private Call callInProgress() {
        return CallsInProgress.written(CallsInProgress.from(null, "+12025550111"), database);
    }

    /** Says what it is told to, when it is told to. */
    private static final class SlowCoach implements Coach {

        private final List<Conversation> asked = new CopyOnWriteArrayList<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private volatile Consumer<Conversation> uponAsked = _ -> {};
        private volatile Throwable failure;
        private volatile MultiEmitter<? super ReplyPart> reply;

        @Override
        public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
            try {
                uponAsked.accept(soFar);
            } catch (AssertionError e) {
                failure = e;
            }
            asked.add(soFar);
            return Multi.createFrom().<ReplyPart>emitter(emitter -> {
                emitter.onTermination(() -> cancelled.set(true));
                emitter.emit(new ReplyPart.Plan(new LiveSignals(LiveState.RESPONDING, null, null, List.of())));
                reply = emitter;
            });
        }

        @Override
        public Flow.Publisher<ReplyPart> lastWords(CoachContext context, Conversation soFar) {
            return reply(context, soFar);
        }

        void says(String words) {
            await().until(() -> reply != null);
            reply.emit(new ReplyPart.Words(words));
        }
    }

    private static final class HeardLine implements CallerLine {

        private final List<String> said = new CopyOnWriteArrayList<>();
        private volatile boolean tellsOfSilence;

        @Override
        public void say(String words) {
            said.add(words);
        }

        @Override
        public void endReply() {
            said.add("<end>");
        }

        @Override
        public void hangUp() {
            said.add("<hang up>");
        }

        @Override
        public void cutOff() {
            hangUp();
        }

        @Override
        public boolean tellsOfSilence() {
            return tellsOfSilence;
        }

        @Override
        public void drop() {
            said.add("<drop>");
        }
    }
}

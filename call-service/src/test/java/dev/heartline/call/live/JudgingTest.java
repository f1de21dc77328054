package dev.heartline.call.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Multi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Judge;
import dev.heartline.ai.coach.ReplyPart;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.wish.Wish;
import dev.heartline.call.CallServiceTest;
import dev.heartline.call.CallsInProgress;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is said binds, whether the coach gets to answer it or not. */
@QuarkusTest
class JudgingTest extends CallServiceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Judge judge;

    @Inject
    CallTurns turns;

    @Inject
    Stage service;

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Void> parked = new CompletableFuture<>();
    private final NoLine line = new NoLine();

    @AfterEach
    void stopTheLoop() {
        parked.complete(null);
        loop.shutdown();
    }

    @Test
    void aStopSaidJustBeforeHangingUpBinds() {
        var user = user();
        var call = callInProgress(user);
        var conversation = conversation(call, parkedJudge());

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("Stop calling me.")));
        loop.execute(conversation::lineLost);
        await().atMost(SOON).until(() -> turns(call.id()).size() == 1);
        parked.complete(null);

        conversation.settle().await().atMost(SOON);
        assertThat(json(kafka.await(
                                "consent.changed",
                                record -> user.id().toString().equals(record.key())))
                        .at("/calls/sourceId")
                        .asText())
                .isEqualTo(call.id().toString());
        assertThat(standing(user)).isEqualTo("stopped");
    }

    @Test
    void dangerSaidJustBeforeHangingUpIsTold() {
        var user = user();
        var call = callInProgress(user);
        var conversation = conversation(call, parkedJudge());

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("I took all my pills to kill myself, bye.")));
        loop.execute(conversation::lineLost);
        await().atMost(SOON).until(() -> turns(call.id()).size() == 1);
        parked.complete(null);

        conversation.settle().await().atMost(SOON);
        assertThat(row(call.id())).containsEntry("crisis", true);
        assertThat(alerts(call)).isOne();
    }

    /** It was raised while the line was up, so it was told as spoken at first. */
    @Test
    void whoHangsUpBeforeTheCoachSaysAnythingHasNotHeardTheAnswer() {
        var call = callInProgress(user());
        var conversation = conversation(call, judge);
        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("I took all my pills to kill myself.")));
        await().atMost(SOON).until(() -> alerts(call) == 1);
        loop.execute(conversation::lineLost);
        conversation.settle().await().atMost(SOON);

        database.update("update active_calls set settled_at = now() where phone_call_id = ?", call.id());
        end(call);

        completedRow(call.id());
        assertThat(answer(call)).isEqualTo("failed");
        assertThat(notices(call)).containsExactlyInAnyOrder("raised", "answer_failed");
    }

    @Test
    void whatTheCoachHasBegunToSayAfterTheDangerCountsAsSaid() {
        var call = callInProgress(user());
        var conversation = conversation(call, judge, List.of(), new Telling("I am glad that you told me. "));
        loop.execute(conversation::begin);
        await().atMost(SOON).until(() -> line.said.size() == 1);
        loop.execute(() -> conversation.heard(Utterance.of("I took all my pills to kill myself.")));
        await().atMost(SOON).until(() -> alerts(call) == 1 && line.said.size() == 2);
        loop.execute(conversation::lineLost);
        conversation.settle().await().atMost(SOON);

        database.update("update active_calls set settled_at = now() where phone_call_id = ?", call.id());
        end(call);

        completedRow(call.id());
        assertThat(answer(call)).isEqualTo("sent");
        assertThat(notices(call)).containsExactly("raised");
    }

    @Test
    void whatIsSaidAfterAStopDoesNotHideIt() {
        var user = user();
        var call = callInProgress(user);
        var conversation = conversation(call, parkedJudge());

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("Please stop calling me.")));
        loop.execute(() -> conversation.heard(Utterance.of("Thanks.")));
        parked.complete(null);

        conversation.settle().await().atMost(SOON);
        assertThat(standing(user)).isEqualTo("stopped");
    }

    @Test
    void howFarItWasActedUponIsKept() {
        var call = callInProgress(user());
        var conversation = conversation(call, judge);

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("I slept better this week.")));
        loop.execute(() -> conversation.heard(Utterance.of("I walked on Monday.")));

        conversation.settle().await().atMost(SOON);
        assertThat(judgedThrough(call)).isEqualTo(1);
    }

    /** Whoever completes the call does the rest, and nobody waits in vain. */
    @Test
    void aConversationThatCanNotBeWrittenAnyMoreSettles() {
        var call = callInProgress(user());
        var conversation = conversation(call, parkedJudge());
        loop.execute(conversation::begin);
        database.update("delete from phone_calls where id = ?", call.id());

        loop.execute(() -> conversation.heard(Utterance.of("Stop calling me.")));
        loop.execute(conversation::lineLost);
        parked.complete(null);

        conversation.settle().await().atMost(SOON);
    }

    @Test
    void whoTakesTheConversationUpActsOnWhatIsLeft() {
        var user = user();
        var call = callInProgress(user);
        say(call, 0, "I want to kill myself.");
        say(call, 1, "Please stop calling me.");
        open(call, 0);
        var conversation = conversation(call, judge, turns.of(call.id()).await().atMost(SOON));

        loop.execute(conversation::begin);

        await().atMost(SOON).until(() -> "stopped".equals(standing(user)));
    }

    @Test
    void whatNobodyJudgedIsJudgedWhenTheCallIsCompleted() {
        var user = user();
        var call = callInProgress(user);
        open(call, 0);
        say(call, 0, "I slept better this week.");
        say(call, 1, "I want to kill myself.");
        say(call, 2, "Please stop calling me.");

        end(call);

        assertThat(completedRow(call.id())).containsEntry("crisis", true);
        assertThat(alerts(call)).isOne();
        assertThat(answer(call)).as("nobody said a word").isEqualTo("failed");
        assertThat(notices(call)).containsExactlyInAnyOrder("raised", "answer_failed");
        assertThat(standing(user)).isEqualTo("stopped");
        assertThat(json(completion(call.id())).at("/analysis/crisis").asBoolean())
                .isTrue();
    }

    @Test
    void whatWasActedUponIsNotJudgedAgainWhenTheCallIsCompleted() {
        var call = callInProgress(user());
        open(call, 0);
        say(call, 0, "I want to kill myself.");

        end(call);

        assertThat(completedRow(call.id())).containsEntry("crisis", false);
    }

    @Test
    void dangerAfterAnOperatorsFalseAlarmIsRaisedAnew() {
        var call = callInProgress(user());
        var conversation = conversation(call, judge);
        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("I want to kill myself.")));
        callItAFalseAlarm(call);

        loop.execute(() -> conversation.heard(Utterance.of("I took all my pills to kill myself.")));

        await().atMost(SOON).until(() -> alerts(call) == 2);
        assertThat(row(call.id())).containsEntry("crisis", true);
        conversation.settle().await().atMost(SOON);
        assertThat(alerts(call)).isEqualTo(2);
    }

    @Test
    void harmlessWordsAfterAnOperatorsFalseAlarmRaiseNothing() {
        var call = callInProgress(user());
        var conversation = conversation(call, judge);
        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("I want to kill myself.")));
        callItAFalseAlarm(call);

        loop.execute(() -> conversation.heard(Utterance.of("It rained all day.")));

        conversation.settle().await().atMost(SOON);
        assertThat(row(call.id())).containsEntry("crisis", false);
        assertThat(alerts(call)).isOne();
        end(call);
        assertThat(completedRow(call.id())).containsEntry("crisis", false);
    }

    @Test
    void harmlessWordsAfterAFalseAlarmRaiseNothingInAnotherSessionEither() {
        var call = callInProgress(user());
        say(call, 0, "I want to kill myself.");
        say(call, 1, "It rained all day.");
        open(call, 0);
        var conversation = conversation(call, judge, turns.of(call.id()).await().atMost(SOON));

        loop.execute(conversation::begin);

        conversation.settle().await().atMost(SOON);
        assertThat(judgedThrough(call)).isEqualTo(1);
        assertThat(alerts(call)).isZero();
    }

    @Test
    void harmlessWordsAfterAFalseAlarmRaiseNothingWhenTheCallIsCompleted() {
        var call = callInProgress(user());
        open(call, 0);
        say(call, 0, "I want to kill myself.");
        say(call, 1, "It rained all day.");

        end(call);

        assertThat(completedRow(call.id())).containsEntry("crisis", false);
    }

    @Test
    void whatCouldNotBeJudgedIsJudgedWithWhatIsSaidNext() {
        var user = user();
        var call = callInProgress(user);
        var left = new AtomicInteger(1);
        var conversation = conversation(call, forgetful(left));

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("Please stop calling me.")));
        await().atMost(SOON).until(() -> left.get() == 0);
        loop.execute(() -> conversation.heard(Utterance.of("Thanks.")));

        conversation.settle().await().atMost(SOON);
        assertThat(standing(user)).isEqualTo("stopped");
        assertThat(judgedThrough(call)).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeJudgedWhileTheCallWentOnIsJudgedWhenItIsCompleted() {
        var user = user();
        var call = callInProgress(user);
        var conversation = conversation(call, forgetful(new AtomicInteger(Integer.MAX_VALUE)));

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("Please stop calling me.")));
        loop.execute(() -> conversation.heard(Utterance.of("Thanks.")));

        conversation.settle().await().atMost(SOON);
        assertThat(standing(user)).isNull();
        assertThat(judgedThrough(call)).isNull();
        database.update("update active_calls set settled_at = now() where phone_call_id = ?", call.id());
        end(call);
        completedRow(call.id());
        assertThat(standing(user)).isEqualTo("stopped");
    }

    /** Rather a machine is talked to than a person left without an answer. */
    @Test
    void whoSoundsLikeAMachineAndCanNotBeJudgedIsAnswered() {
        var call = callInProgress(user(), CallDirection.OUTBOUND);
        var coach = new Silent();
        Judge failing = (context, soFar, first) -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
        var conversation = conversation(call, failing, List.of(), coach);

        loop.execute(conversation::begin);
        loop.execute(() -> conversation.heard(Utterance.of("Please leave your name and number after the tone.")));

        await().atMost(SOON)
                .until(() ->
                        coach.asked.stream().anyMatch(soFar -> !soFar.turns().isEmpty()));
    }

    private void callItAFalseAlarm(Call call) {
        await().atMost(SOON).until(() -> alerts(call) == 1);
        var alert = database.value(UUID.class, "select id from care_alerts where source_id = ?", call.id());
        given().auth()
                .oauth2(Tokens.operator())
                .contentType(ContentType.JSON)
                .body(Map.of("note", "A line of a song.", "falseAlarm", true))
                .post("/care/alerts/{id}/close", alert)
                .then()
                .statusCode(200);
        assertThat(row(call.id())).containsEntry("crisis", false);
    }

    /** Makes nothing of the call's first turn as often as that. */
    private Judge forgetful(AtomicInteger times) {
        return (context, soFar, first) -> judge.judge(context, soFar, first)
                .thenApply(concerns -> concerns.stream()
                        .map(concern -> concern.turn().seq() == 0 && times.getAndDecrement() > 0
                                ? new Concern(concern.turn(), Optional.empty(), false, false, Wish.NONE, false)
                                : concern)
                        .toList());
    }

    private Integer judgedThrough(Call call) {
        return database.value(
                Integer.class, "select judged_through from active_calls where phone_call_id = ?", call.id());
    }

    private Judge parkedJudge() {
        return (context, soFar, first) ->
                parked.thenCompose(_ -> judge.judge(context, soFar, first).toCompletableFuture());
    }

    private LiveConversation conversation(Call call, Judge by) {
        return conversation(call, by, List.of());
    }

    private LiveConversation conversation(Call call, Judge by, List<CallTurn> said) {
        return conversation(call, by, said, new Silent());
    }

    private LiveConversation conversation(Call call, Judge by, List<CallTurn> said, Coach coach) {
        var context = new CoachContext(
                call.id(),
                call.direction(),
                null,
                List.of(),
                null,
                Instant.now().plusSeconds(600),
                null);
        return new LiveConversation(call, context, said, line, loop, Stages.with(coach, by, service));
    }

    private void say(Call call, int seq, String words) {
        database.update(
                "insert into call_turns (call_id, seq, speaker, text, at) values (?, ?, 'user', ?, now())",
                call.id(),
                seq,
                words);
    }

    private void open(Call call, int judgedThrough) {
        database.update("""
                insert into active_calls
                  (id, phone_call_id, user_id, current_state, conversation_context, judged_through, settled_at)
                values (?, ?, ?, 'listening', '{}', ?, now())
                """, Ids.next(), call.id(), call.userId(), judgedThrough);
    }

    private void end(Call call) {
        assertThat(post("/webhooks/twilio/voice/status", callback(call.providerSid(), "completed", 3, Instant.now()))
                        .statusCode())
                .isEqualTo(204);
    }

    private long alerts(Call call) {
        return database.count("select count(*) from care_alerts where source_id = ?", call.id());
    }

    private String answer(Call call) {
        return database.value(String.class, "select answer from care_alerts where source_id = ?", call.id());
    }

    private List<String> notices(Call call) {
        return database
                .rows(
                        "select n.kind from care_notices n join care_alerts a on a.id = n.alert_id where a.source_id = ?",
                        call.id())
                .stream()
                .map(row -> (String) row.get("kind"))
                .toList();
    }

    private String standing(User user) {
        return database
                .rows(
                        "select calls_standing from contact_consent where contact = ?",
                        user.id().toString())
                .stream()
                .map(row -> (String) row.get("calls_standing"))
                .findFirst()
                .orElse(null);
    }

    private Call callInProgress(User user) {
        return callInProgress(user, CallDirection.INBOUND);
    }

    private Call callInProgress(User user, CallDirection direction) {
        return CallsInProgress.written(
                CallsInProgress.of(user.id(), direction, sid(), user.phone(), "+12025550100"), database);
    }

    /** Never gets a word in. */
    private static final class Silent implements Coach {

        private final List<Conversation> asked = new CopyOnWriteArrayList<>();

        @Override
        public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
            asked.add(soFar);
            return Multi.createFrom().nothing();
        }

        @Override
        public Flow.Publisher<ReplyPart> lastWords(CoachContext context, Conversation soFar) {
            return reply(context, soFar);
        }
    }

    /** Begins each of its replies, and finishes none. */
    private record Telling(String words) implements Coach {

        @Override
        public Flow.Publisher<ReplyPart> reply(CoachContext context, Conversation soFar) {
            return Multi.createBy()
                    .concatenating()
                    .streams(
                            Multi.createFrom().<ReplyPart>item(new ReplyPart.Words(words)),
                            Multi.createFrom().<ReplyPart>nothing());
        }

        @Override
        public Flow.Publisher<ReplyPart> lastWords(CoachContext context, Conversation soFar) {
            return reply(context, soFar);
        }
    }

    private static final class NoLine implements CallerLine {

        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void say(String words) {
            said.add(words);
        }

        @Override
        public void endReply() {}

        @Override
        public void hangUp() {}

        @Override
        public void cutOff() {
            hangUp();
        }

        @Override
        public boolean tellsOfSilence() {
            return false;
        }

        @Override
        public void drop() {}
    }
}

package dev.heartline.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.live.CallerLine;
import dev.heartline.call.live.Conversations;
import dev.heartline.call.live.Utterance;
import dev.heartline.carrier.network.InboundCall;
import dev.heartline.carrier.network.Line;
import dev.heartline.carrier.network.Script;
import dev.heartline.events.ContextRefreshed;
import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class LiveCallTest extends CallServiceTest {

    @Inject
    MeterRegistry registry;

    @Inject
    Conversations conversations;

    @Test
    void theGreetingKnowsWhatTheUserSetOutToDo() {
        var user = user();
        publish(context(user, 1, "I'll walk after dinner"));
        await().until(() -> contexts(user) == 1);

        var report = play(user.phone(), Script.of("Hello. Bye."));

        assertThat(report.heardByCaller().getFirst())
                .contains(user.firstName())
                .containsIgnoringCase("walk after dinner");
    }

    @Test
    void afterACrisisTheGreetingIsACheckAndHopelessnessIsDanger() {
        var user = user();
        publish(context(user, 1, "I'll walk after dinner", Instant.now().minus(Duration.ofMinutes(5))));
        await().until(() -> contexts(user) == 1);

        var report = play(user.phone(), Script.of("I can't do this anymore.", "Bye."));

        assertThat(report.heardByCaller().getFirst())
                .contains("Are you safe right now?")
                .doesNotContain("walk");
        assertThat(report.heardByCaller().get(1)).contains("988");
        assertThat(completedRow(callId(report.callSid()))).containsEntry("crisis", true);
    }

    @Test
    void anOlderContextDoesNotReplaceANewerAndATombstoneRemovesIt() {
        var user = user();
        publish(context(user, 7, "I'll swim"));
        publish(context(user, 6, "I'll run"));
        publish(context(user, 8, "I'll dance"));
        await().until(() ->
                database.count("select count(*) from user_context where user_id = ? and version = 8", user.id()) == 1);

        publish(Event.tombstone(EventType.CONTEXT_REFRESHED, user.id()));

        await().until(() -> contexts(user) == 0);
    }

    @Test
    void ofAReplyThatTheUserSpeaksIntoOnlyWhatWasHeardIsStored() {
        var report = play(
                user().phone(),
                Script.of(
                        Line.of("I have been drinking more than I want to, mostly on weekends with friends."),
                        Line.of("Wait, let me finish, it is also on weekdays.").interrupting(0.5),
                        Line.of("That is all. Bye.")));

        var callId = callId(report.callSid());
        completedRow(callId);
        var interrupted = database.rows(
                "select text from call_turns where call_id = ? and interrupted and speaker = 'coach'", callId);
        assertThat(report.turns().stream().filter(turn -> !turn.complete())).hasSize(1);
        assertThat(interrupted)
                .extracting(turn -> turn.get("text"))
                .containsExactlyElementsOf(report.turns().stream()
                        .filter(turn -> !turn.complete())
                        .map(turn -> (Object) turn.text())
                        .toList());
        assertThat(turns(callId).stream().filter(turn -> turn.get("speaker").equals("coach")))
                .extracting(turn -> turn.get("text"))
                .containsExactlyElementsOf(report.heardByCaller());
        assertThat(json(completion(callId)).at("/turns").findValuesAsText("interrupted"))
                .contains("true");
    }

    @Test
    void ofAReplyOfWhichNothingWasHeardNothingIsStored() {
        var report = play(
                user().phone(),
                Script.of(
                        Line.of("I feel better this week."),
                        Line.of("Oh, and I ran on Sunday.").interrupting(0),
                        Line.of("Bye.")));

        var callId = callId(report.callSid());
        completedRow(callId);
        assertThat(turns(callId).stream().filter(turn -> turn.get("speaker").equals("coach")))
                .extracting(turn -> turn.get("text"))
                .containsExactlyElementsOf(report.heardByCaller());
    }

    @Test
    void aConversationWhoseWebsocketIsLostGoesOn() {
        var report = play(
                user().phone(),
                Script.of(
                        Line.of("I want to stop smoking."),
                        Line.of("Last time I managed three weeks.").losingConnection(),
                        Line.of("I'll call the doctor on Monday."),
                        Line.of("Bye.")));

        var callId = callId(report.callSid());
        assertThat(completedRow(callId))
                .containsEntry("call_status", "completed")
                .containsEntry("relay_resumes", 1);
        var said = turns(callId).stream()
                .filter(turn -> turn.get("speaker").equals("user"))
                .map(turn -> (String) turn.get("text"))
                .distinct()
                .toList();
        assertThat(said)
                .containsExactly(
                        "I want to stop smoking.",
                        "Last time I managed three weeks.",
                        "I'll call the doctor on Monday.",
                        "Bye.");
        assertThat(completions(callId)).hasSize(1);
    }

    /** As where the old line has only just been lost: its last words are not stored when the new line is there. */
    @Test
    void whatWasSaidOnTheOldLineIsStoredBeforeTheConversationGoesOnOnTheNewOne() throws Exception {
        var sid = sid();
        post("/webhooks/twilio/voice/inbound", incoming(sid, user().phone()));
        var id = callId(sid);
        var reference = new CallReference.ById(id);
        var here = Executors.newSingleThreadExecutor();
        var there = Executors.newSingleThreadExecutor();
        var old = conversations.open(reference, new SilentLine(), here).await().atMost(Duration.ofSeconds(60));
        await().until(() -> turns(id).size() == 1);
        var busy = new CountDownLatch(1);
        here.execute(() -> {
            old.heard(Utterance.of("I want to stop smoking."));
            old.heard(Utterance.of("Last time I managed three weeks."));
            // The second is stored after the first, when this loop gets to it.
            awaitUninterruptibly(busy);
        });
        var line = new SilentLine();

        var opening = conversations.open(reference, line, there).subscribeAsCompletionStage();
        assertThatThrownBy(() -> opening.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        busy.countDown();
        opening.get(60, TimeUnit.SECONDS);

        await().until(() -> turns(id).size() == 4);
        assertThat(turns(id)).extracting(turn -> turn.get("speaker")).containsExactly("coach", "user", "user", "coach");
        assertThat(turns(id).subList(1, 3))
                .extracting(turn -> turn.get("text"))
                .containsExactly("I want to stop smoking.", "Last time I managed three weeks.");
        assertThat(line.dropped).isFalse();
        post("/webhooks/twilio/voice/status", callback(sid, "completed", 3, Instant.now()));
        completedRow(id);
        here.shutdownNow();
        there.shutdownNow();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class SilentLine implements CallerLine {

        private volatile boolean dropped;

        @Override
        public void say(String words) {}

        @Override
        public void endReply() {}

        @Override
        public void hangUp() {}

        @Override
        public void cutOff() {}

        @Override
        public void drop() {
            dropped = true;
        }

        @Override
        public boolean tellsOfSilence() {
            return true;
        }
    }

    @Test
    void theStateOfALiveCallIsShownWhileItLasts() {
        var user = user();
        var slow = Script.of(
                        Line.of("I am so frustrated with all of it, nothing works, nothing.")
                                .taking(Duration.ofMillis(2200)),
                        Line.of("Bye.").after(Duration.ofSeconds(4)))
                .withTimeScale(1);

        var sid = carrier.place(InboundCall.from(user.phone(), slow));

        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.operator())
                .get("/calls/active")
                .then()
                .statusCode(200)
                .body("userId", hasItem(user.id().toString())));
        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.user(user.id()))
                .get("/calls/active?userId=" + user.id())
                .then()
                .body("$", hasSize(1))
                .body("[0].currentState", equalTo("listening"))
                .body("[0].detectedEmotions", hasItem("frustrated"))
                .body("[0].conversationContext.turns", equalTo(3)));
        var active = database.row("select * from active_calls where user_id = ?", user.id());
        assertThat(active).containsEntry("next_ai_action", "provide_support");
        assertThat((BigDecimal) active.get("confidence_level")).isBetween(new BigDecimal("0.5"), BigDecimal.ONE);
        assertThat(active.get("speech_pace")).isEqualTo("fast");
        assertThat(active.get("energy_level")).isNotNull();
        done(sid);
        completedRow(callId(sid));
        assertThat(database.count("select count(*) from active_calls where user_id = ?", user.id()))
                .isZero();
    }

    @Test
    void theNextActionAndHowSureTheCoachIsOfItFollowWhatTheCallerSays() {
        var trouble = shownAfter("I am so frustrated with this diet, I did everything right and it does nothing.");
        var win = shownAfter("I walked every day this week. I am so proud of it!");

        assertThat(trouble).containsEntry("next_ai_action", "provide_support");
        assertThat(win).containsEntry("next_ai_action", "celebrate_win");
        assertThat((BigDecimal) win.get("confidence_level"))
                .isGreaterThan((BigDecimal) trouble.get("confidence_level"));
    }

    /** What was shown of a call when the coach had answered. */
    private Map<String, Object> shownAfter(String words) {
        var user = user();
        var script = Script.of(Line.of(words), Line.of("Bye.").after(Duration.ofMinutes(2)))
                .withTimeScale(1);
        var sid = carrier.place(InboundCall.from(user.phone(), script));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.count(
                                "select count(*) from active_calls where user_id = ? and current_state = 'listening'"
                                        + " and conversation_context ->> 'turns' = '3'",
                                user.id())
                        == 1);
        var shown = database.row("select * from active_calls where user_id = ?", user.id());
        given().auth()
                .oauth2(Tokens.operator())
                .contentType("application/json")
                .body(Map.of("reason", "a test"))
                .post("/calls/{call}/operator-actions/end", callId(sid))
                .then()
                .statusCode(200);
        done(sid);
        return shown;
    }

    @Test
    void eachStageOfAReplyIsTimedByCarrier() {
        play(user().phone(), Script.of("I slept badly this week.", "Bye."));

        for (var stage : List.of("store", "judge", "coach", "guard", "carrier")) {
            assertThat(registry.get("heartline.call.reply.stage")
                            .tags("provider", "twilio", "stage", stage)
                            .timer()
                            .count())
                    .as(stage)
                    .isPositive();
        }
        assertThat(registry.get("heartline.call.reply")
                        .tag("provider", "twilio")
                        .timer()
                        .count())
                .isPositive();
    }

    private long contexts(User user) {
        return database.count("select count(*) from user_context where user_id = ?", user.id());
    }

    static Event<ContextRefreshed> context(User user, long version, String commitment) {
        return context(user, version, commitment, null);
    }

    private static Event<ContextRefreshed> context(User user, long version, String commitment, Instant lastCrisisAt) {
        return Event.of(
                EventType.CONTEXT_REFRESHED,
                new ContextRefreshed(
                        user.id(),
                        version,
                        Instant.now(),
                        List.of(),
                        List.of(),
                        List.of(commitment),
                        Instant.now().minus(Duration.ofDays(2)),
                        null,
                        lastCrisisAt));
    }
}

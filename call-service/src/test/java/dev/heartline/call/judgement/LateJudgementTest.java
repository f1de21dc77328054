package dev.heartline.call.judgement;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Judge;
import dev.heartline.call.CallServiceTest;
import dev.heartline.call.context.CoachContexts;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.transcript.CallTurns;

import static org.assertj.core.api.Assertions.assertThat;

/** What nobody has judged while a call went on. */
@QuarkusTest
class LateJudgementTest extends CallServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    CallLifecycle lifecycle;

    @Inject
    CoachContexts contexts;

    @Inject
    CallTurns turns;

    @Inject
    Judge judge;

    @Inject
    Consequences consequences;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aTurnThatNobodyCanJudgeIsTriedAgainAndThenTold() {
        var id = call("inbound", user(), "I want to kill myself.");

        late(failing(Integer.MAX_VALUE)).catchUp(id, LIMIT).await().atMost(LIMIT);

        assertThat(asked).hasValue(3);
        assertThat(registry.counter("heartline.call.turns.unjudged").count()).isOne();
        assertThat(row(id)).as("what plain words told").containsEntry("crisis", true);
    }

    @Test
    void aTurnThatIsJudgedAtLastIsNoLossToTell() {
        var id = call("inbound", user(), "It rained all day.");

        late(failing(1)).catchUp(id, LIMIT).await().atMost(LIMIT);

        assertThat(asked).hasValue(2);
        assertThat(registry.find("heartline.call.turns.unjudged").counter()).isNull();
    }

    @Test
    void whoSpeaksOfDangerIsNoMachineWhoseLaterIsNoWish() {
        var user = user();
        var id = call(
                "outbound",
                user,
                "Please leave your name and number after the tone.",
                "I want to kill myself.",
                "I can't talk right now, call me tomorrow.");

        late(judge).catchUp(id, LIMIT).await().atMost(LIMIT);

        assertThat(paused(user)).isTrue();
    }

    @Test
    void whatAMachineSaysOfLaterIsNoWish() {
        var user = user();
        var id = call(
                "outbound",
                user,
                "Please leave your name and number after the tone.",
                "I can't talk right now, call me tomorrow.");

        late(judge).catchUp(id, LIMIT).await().atMost(LIMIT);

        assertThat(paused(user)).isFalse();
    }

    private LateJudgement late(Judge by) {
        return new LateJudgement(pool, lifecycle, contexts, turns, by, consequences, registry);
    }

    /** Tells its first judgements by plain words alone. */
    private Judge failing(int times) {
        return (context, soFar, first) -> {
            boolean fails = asked.getAndIncrement() < times;
            return judge.judge(context, soFar, first)
                    .thenApply(concerns -> concerns.stream()
                            .map(concern -> fails ? unjudged(concern) : concern)
                            .toList());
        };
    }

    private static Concern unjudged(Concern concern) {
        return new Concern(
                concern.turn(), concern.danger(), concern.alarming(), concern.withdrawn(), concern.wish(), false);
    }

    private boolean paused(User user) {
        return database.count(
                        "select count(*) from contact_consent where contact = ? and paused_until > now()",
                        user.id().toString())
                == 1;
    }

    private UUID call(String direction, User user, String... said) {
        var id = UUID.randomUUID();
        database.update("""
                insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, answered_at, ended_at,
                    duration_seconds, provider, provider_call_sid, from_phone, to_phone, attended_until)
                values (?, ?, ?, 'completed', now(), now(), now(), 60, 'twilio', ?, ?, ?, now() + interval '1 hour')
                """, id, user.id(), direction, sid(), user.phone(), user.phone());
        for (int seq = 0; seq < said.length; seq++) {
            database.update(
                    "insert into call_turns (call_id, seq, speaker, text, at) values (?, ?, 'user', ?, now())",
                    id,
                    seq,
                    said[seq]);
        }
        return id;
    }
}

package dev.heartline.call.judgement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.Concern;
import dev.heartline.ai.coach.Judge;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.call.answering.MachineGreeting;
import dev.heartline.call.context.CoachContexts;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.lifecycle.CallLifecycle;
import dev.heartline.call.lifecycle.CallReference;
import dev.heartline.call.transcript.CallTurn;
import dev.heartline.call.transcript.CallTurns;
import dev.heartline.care.alert.Answer;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

/** Judges, when a call is over, the turns that nobody has acted upon: the process that heard them died, or was too slow. */
@ApplicationScoped
public class LateJudgement {

    private static final Logger LOG = Logger.getLogger(LateJudgement.class);

    /** Of one turn that makes the readers fail. */
    private static final int TRIES = 3;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** A call that is completed has no active row any more, and nothing left to judge. */
    private static final String JUDGED_THROUGH = """
            select coalesce(a.judged_through, -1)
            from phone_calls c left join active_calls a on a.phone_call_id = c.id
            where c.id = $1 and c.completed_at is null and exists (
              select from call_turns t
              where t.call_id = c.id and t.speaker = 'user' and t.seq > coalesce(a.judged_through, -1))
            """;

    private final Pool pool;
    private final CallLifecycle lifecycle;
    private final CoachContexts contexts;
    private final CallTurns turns;
    private final Judge judge;
    private final Consequences consequences;
    private final MeterRegistry registry;

    LateJudgement(
            Pool pool,
            CallLifecycle lifecycle,
            CoachContexts contexts,
            CallTurns turns,
            Judge judge,
            Consequences consequences,
            MeterRegistry registry) {
        this.pool = pool;
        this.lifecycle = lifecycle;
        this.contexts = contexts;
        this.turns = turns;
        this.judge = judge;
        this.consequences = consequences;
        this.registry = registry;
    }

    /**
     * Completes when every stored turn of the call was judged and acted upon. Danger that is found now is answered by nobody any
     * more: whatever the coach said after it was said by who didn't know. A turn that makes the readers fail again and again is
     * told to whoever watches the metrics, and holds up nothing else.
     *
     * @param limit of the judging; beyond it this fails, and is to be tried again
     */
    public Uni<Void> catchUp(UUID callId, Duration limit) {
        return pool.preparedQuery(JUDGED_THROUGH)
                .execute(Tuple.of(callId))
                .map(LateJudgement::through)
                .chain(through -> through.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : lifecycle
                                .find(new CallReference.ById(callId))
                                .chain(call -> catchUp(call, through.get(), limit)));
    }

    private static Optional<Integer> through(RowSet<Row> rows) {
        for (var row : rows) {
            return Optional.of(row.getInteger(0));
        }
        return Optional.empty();
    }

    private Uni<Void> catchUp(Call call, int through, Duration limit) {
        LOG.infof("What was said on call %s after turn %d is judged now that it is over", call.id(), through);
        return Uni.combine()
                .all()
                .unis(contexts.of(call, Duration.ZERO), turns.of(call.id()))
                .with((context, said) -> catchUp(new Talk(call, context, said), through, TRIES)
                        .ifNoItem()
                        .after(limit)
                        .fail())
                .chain(work -> work);
    }

    /** What is told by plain words alone is acted upon at once, and again when more is known. */
    private Uni<Void> catchUp(Talk talk, int through, int tries) {
        return Uni.createFrom()
                .completionStage(() -> judge.judge(talk.context(), talk.soFar(), 0))
                .chain(all -> {
                    var concerns = all.stream()
                            .filter(concern -> concern.turn().seq() > through)
                            .toList();
                    return concerns.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : consequences
                                    .carryOut(talk.call(), concerns, talk.isMachines(all), Answer.impossible())
                                    .chain(() -> unjudgedAgain(talk, concerns, through, tries - 1));
                });
    }

    private Uni<Void> unjudgedAgain(Talk talk, List<Concern> concerns, int through, int tries) {
        var unjudged = concerns.stream()
                .filter(concern -> !concern.judged())
                .map(concern -> concern.turn().seq())
                .toList();
        if (unjudged.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (tries > 0) {
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(RETRY_AFTER)
                    .chain(() -> catchUp(talk, through, tries));
        }
        LOG.errorf(
                "Nobody could judge turns %s of call %s: a human should read them",
                unjudged, talk.call().id());
        registry.counter("heartline.call.turns.unjudged").increment(unjudged.size());
        return Uni.createFrom().voidItem();
    }

    /** What was said on a call, with what was found in it so far. */
    private record Talk(Call call, CoachContext context, List<CallTurn> said, Conversation soFar) {

        Talk(Call call, CoachContext context, List<CallTurn> said) {
            this(
                    call,
                    context,
                    said,
                    new Conversation(said.stream().map(CallTurn::toTurn).toList()));
        }

        boolean isMachines(List<Concern> concerns) {
            return !Consequences.areAPersons(concerns)
                    && (call.isVoicemail()
                            || call.direction() == CallDirection.OUTBOUND
                                    && MachineGreeting.isHeardIn(said.stream()
                                            .filter(turn -> turn.speaker() == Speaker.USER)
                                            .map(CallTurn::text)
                                            .toList()));
        }
    }
}

package dev.heartline.call.recording;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.quarkus.arc.All;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;
import dev.heartline.telephony.http.ProviderUnavailable;

/**
 * Recordings at the carriers, from the wish for one to its end. What is written down is what the carrier will be asked for: whatever
 * is lost on the way, {@link RecordingUpkeep} comes back to it. Rows are locked in the order call, recording, as an erasure does.
 */
@ApplicationScoped
public class Recordings {

    /** So long after the carrier has said nothing new it is asked. */
    static final Duration UNTOLD = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Recordings.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LOCK_CALL = """
            select from phone_calls where id = (select call_id from call_recordings where id = $1) for update
            """;

    private static final String LOCK = """
            select call_id, state, unwanted_since from call_recordings where id = $1 and carrier = $2 and call_sid = $3
            for update
            """;

    private static final String MOVE = """
            update call_recordings
            set state = $2, recording_sid = coalesce($3, recording_sid),
                unwanted_since = case when $4::boolean then coalesce(unwanted_since, $5) end,
                tries = case when $4::boolean and unwanted_since is null then 0 else tries end,
                due_at = case when $2 = 'stored' and state = 'stored' and not $4::boolean then due_at else $6 end
            where id = $1
            """;

    private static final String SHOW =
            "update phone_calls set recording_url = $2, recording_duration_seconds = $3 where id = $1";

    private static final String DISCARD = """
            update call_recordings set unwanted_since = $2, due_at = $2, tries = 0
            where call_id = $1 and unwanted_since is null and state in ('wanted', 'goes_on', 'stored')
            """;

    private static final String UNDER_WAY = """
            select recording_sid from call_recordings
            where call_id = $1 and unwanted_since is null and state in ('wanted', 'goes_on')
            """;

    private final List<CallRecorder> recorders;
    private final Transactions transactions;
    private final RecordingConfig config;
    private final Clock clock;
    private final Event<UnwantedRecording> unwanted;
    private final ExecutorService virtualThreads;

    Recordings(
            @All List<CallRecorder> recorders,
            Transactions transactions,
            RecordingConfig config,
            Clock clock,
            Event<UnwantedRecording> unwanted,
            @VirtualThreads ExecutorService virtualThreads) {
        this.recorders = recorders;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.unwanted = unwanted;
        this.virtualThreads = virtualThreads;
    }

    /** @param carrier by its name */
    public boolean isPossibleBy(String carrier) {
        return CallRecorder.of(recorders, carrier).isPresent();
    }

    /** Has the carrier record. Doesn't wait for it. */
    void begin(Call call, UUID id) {
        virtualThreads.execute(() -> {
            try {
                start(call, id);
            } catch (RuntimeException e) {
                LOG.warnf("Whether call %s is being recorded isn't known yet: %s", call.id(), e.getMessage());
            }
        });
    }

    private void start(Call call, UUID id) {
        var recorder = CallRecorder.of(recorders, call.provider()).orElseThrow();
        var begun = recorder.start(call, id);
        var report = new RecordingReport(
                begun.orElse(null),
                begun.isPresent() ? RecordingReport.Status.GOES_ON : RecordingReport.Status.ABSENT,
                null,
                null);
        boolean known =
                told(id, call.provider(), call.providerSid(), report).await().atMost(PATIENCE);
        if (!known && begun.isPresent()) {
            // Forgotten meanwhile, with its call.
            recorder.stop(call.providerSid(), begun.get());
            recorder.delete(begun.get());
        }
    }

    /**
     * Takes a carrier's word on a recording. May come any number of times, in any order.
     *
     * @return false where there is no such recording of that call
     */
    public Uni<Boolean> told(UUID id, String carrier, String callSid, RecordingReport report) {
        return transactions
                .plain(transaction -> transaction
                        .sql(LOCK_CALL)
                        .execute(Tuple.of(id))
                        .chain(() -> transaction.sql(LOCK).execute(Tuple.of(id, carrier, callSid)))
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false).findFirst())
                        .chain(row -> row.map(found -> move(transaction, id, found, report))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(moved -> moved.filter(RecordingState.Next::delete).ifPresent(_ -> tellOfUnwanted()))
                .map(Optional::isPresent);
    }

    private Uni<Optional<RecordingState.Next>> move(
            PlainTransaction transaction, UUID id, Row row, RecordingReport report) {
        var callId = row.getUUID("call_id");
        boolean wanted = callId != null && row.getOffsetDateTime("unwanted_since") == null;
        var next = WireNamed.of(RecordingState.class, row.getString("state")).after(report.status(), wanted);
        var now = clock.instant();
        var due = next.delete()
                ? now
                : switch (next.state()) {
                    case WANTED, GOES_ON -> now.plus(UNTOLD);
                    case STORED -> now.plus(config.keep());
                    case NONE, DELETED -> null;
                };
        var moved = transaction.sql(MOVE).execute(Tuple.from(new Object[] {
            id, next.state().wireName(), report.sid(), next.delete(), Timestamps.of(now), Timestamps.of(due)
        }));
        boolean shown = next.state() == RecordingState.STORED && !next.delete() && report.url() != null;
        return (shown
                        ? moved.chain(
                                () -> transaction.sql(SHOW).execute(Tuple.of(callId, report.url(), report.seconds())))
                        : moved)
                .replaceWith(() -> Optional.of(next));
    }

    /** Ends the recording of a call, if there is one, and has what there is of it deleted. */
    public Uni<Void> discard(UUID callId) {
        return discard(callId, _ -> Uni.createFrom().voidItem());
    }

    /** @param why is noted in the same transaction */
    Uni<Void> discard(UUID callId, Function<PlainTransaction, Uni<Void>> why) {
        return transactions
                .plain(transaction -> why.apply(transaction)
                        .chain(() -> transaction
                                .sql("update phone_calls set recording_url = null where id = $1")
                                .execute(Tuple.of(callId)))
                        .chain(() -> transaction.sql(DISCARD).execute(Tuple.of(callId, Timestamps.of(clock.instant()))))
                        .map(rows -> rows.rowCount() > 0))
                .invoke(discarded -> {
                    if (discarded) {
                        LOG.infof("The recording of call %s is to be deleted", callId);
                        tellOfUnwanted();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Ends the recording of a call that somebody else is about to join, who has agreed to nothing. What there is of it is kept only where
     * the carrier confirms that it has ended; otherwise it is deleted. Blocking; never fails for what the carrier does.
     */
    public void endBeforeOthersJoin(Call call) {
        var underWay = transactions
                .plain(transaction -> transaction
                        .sql(UNDER_WAY)
                        .execute(Tuple.of(call.id()))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> Optional.ofNullable(row.getString(0)))
                                .findFirst()))
                .await()
                .atMost(PATIENCE);
        if (underWay.isPresent() && !isEnded(call, underWay.get())) {
            discard(call.id()).await().atMost(PATIENCE);
        }
    }

    private boolean isEnded(Call call, Optional<String> sid) {
        try {
            var recorder = CallRecorder.of(recorders, call.provider());
            if (sid.isEmpty() || recorder.isEmpty()) {
                return false;
            }
            recorder.get().stop(call.providerSid(), sid.get());
            return true;
        } catch (ProviderUnavailable e) {
            LOG.warnf("Whether the recording of call %s has ended isn't known: %s", call.id(), e.getMessage());
            return false;
        }
    }

    private void tellOfUnwanted() {
        unwanted.fire(new UnwantedRecording());
    }
}

package dev.heartline.call.recording;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.heartline.call.recording.RecordingReport.Status;
import dev.heartline.events.vocabulary.WireNamed;
import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.service.time.Timestamps;
import dev.heartline.telephony.http.ProviderUnavailable;

/**
 * Deletes at the carriers what is not wanted, kept long enough or forgotten, and asks them about recordings of which they tell nothing.
 * What a carrier doesn't delete is asked for again, later and later, at least once an hour, for as long as it takes.
 */
@ApplicationScoped
class RecordingUpkeep {

    private static final Logger LOG = Logger.getLogger(RecordingUpkeep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Two, so that a recording that is to stop at once doesn't wait for another one's carrier. */
    private static final int WORKERS = 2;

    /** The answer to the request that began a recording may be on its way until then; each try is later than the one before. */
    private static final int MAY_YET_BEGIN = 4;

    private static final int NONE_WAS_MADE = 6;

    /** Index: call_recordings_forgotten. */
    private static final String FORGOTTEN = """
            update call_recordings set unwanted_since = $1, due_at = $1, tries = 0
            where id in (
              select id from call_recordings where call_id is null and unwanted_since is null
              limit 100 for update skip locked)
            """;

    /** Index: call_recordings_due. What is stored is due when it was kept long enough. */
    private static final String TAKE = """
            update call_recordings
            set tries = tries + 1,
                due_at = $1::timestamptz + least(10 * pow(2, least(tries, 10)), 3600) * interval '1 second',
                unwanted_since = case when state = 'stored' then coalesce(unwanted_since, $1) else unwanted_since end
            where id = (
              select id from call_recordings where due_at <= $1 order by due_at limit 1 for update skip locked)
            returning *
            """;

    private final Pool pool;
    private final Transactions transactions;
    private final Recordings recordings;
    private final List<CallRecorder> recorders;
    private final Clock clock;
    private final BackgroundLoop loop;

    RecordingUpkeep(
            Pool pool,
            Transactions transactions,
            Recordings recordings,
            @All List<CallRecorder> recorders,
            RecordingConfig config,
            Clock clock) {
        this.pool = pool;
        this.transactions = transactions;
        this.recordings = recordings;
        this.recorders = recorders;
        this.clock = clock;
        this.loop = new BackgroundLoop("call-recordings", WORKERS, config.poll(), this::next);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    void on(@Observes UnwantedRecording unwanted) {
        loop.nudge();
    }

    /** @param sid null where the carrier hasn't told it */
    private record Due(
            UUID id,
            boolean forgotten,
            String carrier,
            String callSid,
            @Nullable String sid,
            RecordingState state,
            boolean unwanted,
            int tries) {

        static Due read(Row row) {
            return new Due(
                    row.getUUID("id"),
                    row.getUUID("call_id") == null,
                    row.getString("carrier"),
                    row.getString("call_sid"),
                    row.getString("recording_sid"),
                    WireNamed.of(RecordingState.class, row.getString("state")),
                    row.getOffsetDateTime("unwanted_since") != null,
                    row.getInteger("tries"));
        }
    }

    /** @return whether a recording was due */
    boolean next() {
        var due = take().await().atMost(PATIENCE);
        due.ifPresent(this::seeTo);
        return due.isPresent();
    }

    private Uni<Optional<Due>> take() {
        var now = Tuple.of(Timestamps.of(clock.instant()));
        return pool.preparedQuery(FORGOTTEN)
                .execute(now)
                .chain(() -> pool.preparedQuery(TAKE).execute(now))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Due.read(rows.iterator().next())));
    }

    private void seeTo(Due due) {
        var recorder = CallRecorder.of(recorders, due.carrier());
        try {
            if (due.state().isOver()) {
                done(due, due.state());
            } else if (recorder.isEmpty()) {
                LOG.errorf("Nobody is connected who could see to the recording %s", due.id());
            } else if (due.unwanted()) {
                delete(due, recorder.get());
            } else {
                ask(due, recorder.get());
            }
        } catch (ProviderUnavailable e) {
            LOG.warnf("The recording %s has to wait: %s", due.id(), e.getMessage());
        }
    }

    private void delete(Due due, CallRecorder recorder) {
        var sids = due.sid() != null
                ? List.of(due.sid())
                : recorder.of(due.callSid()).stream().map(RecordingReport::sid).toList();
        if (sids.isEmpty() && due.tries() < MAY_YET_BEGIN) {
            return;
        }
        for (var sid : sids) {
            if (due.state() != RecordingState.STORED) {
                recorder.stop(due.callSid(), sid);
            }
            recorder.delete(sid);
        }
        done(due, sids.isEmpty() ? RecordingState.NONE : RecordingState.DELETED);
        LOG.infof("The recording %s is deleted at its carrier", due.id());
    }

    private void ask(Due due, CallRecorder recorder) {
        var told = recorder.of(due.callSid()).stream()
                .filter(report -> due.sid() == null || due.sid().equals(report.sid()))
                .findFirst();
        if (told.isPresent() || due.tries() >= NONE_WAS_MADE) {
            recordings
                    .told(
                            due.id(),
                            due.carrier(),
                            due.callSid(),
                            told.orElseGet(() -> new RecordingReport(due.sid(), Status.ABSENT, null, null)))
                    .await()
                    .atMost(PATIENCE);
        }
    }

    /** Nothing is left at the carrier. Of a call that is forgotten nothing is left here either. */
    private void done(Due due, RecordingState state) {
        transactions
                .plain(transaction -> transaction
                        .sql("update phone_calls set recording_url = null"
                                + " where id = (select call_id from call_recordings where id = $1)")
                        .execute(Tuple.of(due.id()))
                        .chain(() -> transaction
                                .sql("delete from call_recordings where id = $1 and call_id is null")
                                .execute(Tuple.of(due.id())))
                        .chain(() -> transaction
                                .sql("update call_recordings set state = $2, unwanted_since = null, due_at = null"
                                        + " where id = $1")
                                .execute(Tuple.of(due.id(), state.wireName()))))
                .await()
                .atMost(PATIENCE);
    }
}

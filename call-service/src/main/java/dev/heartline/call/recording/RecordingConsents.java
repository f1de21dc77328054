package dev.heartline.call.recording;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import dev.heartline.ai.coach.CoachContext;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.events.Ids;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;
import dev.heartline.service.time.Timestamps;

/** Who may be asked for a recording, and the record of what they were asked and said. */
@ApplicationScoped
public class RecordingConsents {

    private static final Logger LOG = Logger.getLogger(RecordingConsents.class);

    private static final String ASKED = """
            insert into recording_consents (call_id, user_id, wording, region, asked_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;

    private static final String ANSWERED = """
            update recording_consents set answer = $2, answered_at = $3 where call_id = $1 and answer is null
            """;

    /** The recording is wanted with the very commit of the yes. */
    private static final String AGREED = """
            with agreed as (
              update recording_consents set answer = 'yes', answered_at = $2 where call_id = $1 and answer is null
              returning call_id
            )
            insert into call_recordings (id, call_id, carrier, call_sid, state, due_at, created_at)
            select $3, call_id, $4, $5, 'wanted', $6, $2 from agreed
            on conflict do nothing
            """;

    private static final String WITHDRAWN = """
            update recording_consents set withdrawn_at = $2
            where call_id = $1 and answer = 'yes' and withdrawn_at is null
            """;

    private final Pool pool;
    private final Profiles profiles;
    private final Recordings recordings;
    private final RecordingRules rules;
    private final RecordingConfig config;
    private final Clock clock;

    RecordingConsents(Pool pool, Profiles profiles, Recordings recordings, RecordingConfig config, Clock clock) {
        this.pool = pool;
        this.profiles = profiles;
        this.recordings = recordings;
        this.rules = RecordingRules.withOthers(config.rules());
        this.config = config;
        this.clock = clock;
    }

    /** How an earlier session of a call has left it. */
    public enum Earlier {
        NOT_ASKED,
        GIVEN,
        /** They were asked and it came to nothing, or they are not to be asked. */
        SETTLED
    }

    /** What to ask on this call; empty where nobody is to be asked. */
    public Optional<ConsentWording> wording(Call call, CoachContext context) {
        boolean asked = config.enabled()
                && call.userId() != null
                && call.providerSid() != null
                && recordings.isPossibleBy(call.provider())
                && !context.afterCrisis()
                && call.purpose() != CallPurpose.CRISIS_SUPPORT
                && rules.of(context.locale()) == RecordingRule.EVERYBODY;
        return asked ? ConsentWording.of(context.locale()) : Optional.empty();
    }

    public Uni<Earlier> earlier(Call call) {
        return pool.preparedQuery("select answer, withdrawn_at from recording_consents where call_id = $1")
                .execute(Tuple.of(call.id()))
                .chain(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> Uni.createFrom().item(read(row)))
                        .orElseGet(() -> profiles.find(call.userId())
                                .map(user ->
                                        user.filter(this::isOfAge).isPresent() ? Earlier.NOT_ASKED : Earlier.SETTLED)));
    }

    private static Earlier read(Row row) {
        boolean given = ConsentAnswer.YES.wireName().equals(row.getString("answer"))
                && row.getOffsetDateTime("withdrawn_at") == null;
        return given ? Earlier.GIVEN : Earlier.SETTLED;
    }

    /** Whoever's age nobody knows counts as grown up. */
    private boolean isOfAge(KnownUser user) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return user.birthDate()
                .map(born -> !born.plusYears(config.leastAge()).isAfter(today))
                .orElse(true);
    }

    /** @param region whose rule allows it */
    public Uni<Void> asked(Call call, ConsentWording wording, String region) {
        return pool.preparedQuery(ASKED)
                .execute(Tuple.of(call.id(), call.userId(), wording.version(), region, Timestamps.of(clock.instant())))
                .replaceWithVoid();
    }

    /** Keeps the first answer; after a yes the call is recorded from now on. */
    public Uni<Void> answered(Call call, ConsentAnswer answer) {
        var now = Timestamps.of(clock.instant());
        if (answer != ConsentAnswer.YES) {
            return pool.preparedQuery(ANSWERED)
                    .execute(Tuple.of(call.id(), answer.wireName(), now))
                    .replaceWithVoid();
        }
        UUID recording = Ids.next();
        return pool.preparedQuery(AGREED)
                .execute(Tuple.from(new Object[] {
                    call.id(),
                    now,
                    recording,
                    call.provider(),
                    call.providerSid(),
                    Timestamps.of(clock.instant().plus(Recordings.UNTOLD))
                }))
                .invoke(rows -> {
                    if (rows.rowCount() == 1) {
                        LOG.infof("Call %s is to be recorded", call.id());
                        recordings.begin(call, recording);
                    }
                })
                .replaceWithVoid();
    }

    /** The recording ends, and what there is of it is deleted: either all of it is noted, or nothing. Nothing where there is none. */
    public Uni<Void> withdrawn(Call call) {
        return recordings.discard(
                call.id(),
                transaction -> transaction
                        .sql(WITHDRAWN)
                        .execute(Tuple.of(call.id(), Timestamps.of(clock.instant())))
                        .replaceWithVoid());
    }
}

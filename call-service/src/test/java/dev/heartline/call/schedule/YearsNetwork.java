package dev.heartline.call.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.heartline.call.answering.MessageLeaving;
import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.provider.CallReport;
import dev.heartline.call.provider.Capabilities;
import dev.heartline.call.provider.DialOrder;
import dev.heartline.call.provider.DialOutcome;
import dev.heartline.call.provider.VoiceProvider;

/** The telephones of a simulated year: who is rung when, and how it ends. */
final class YearsNetwork {

    /** @param ending of {@link Ending} */
    record Ring(UUID callId, String number, Instant at, String ending) {}

    private static final String REPORT = """
            update phone_calls c
            set call_status = o.status, answered_by = o.answered_by, ended_at = now(), duration_seconds = 0, completed_at = now()
            from unnest(?::uuid[], ?::text[], ?::text[]) o (id, status, answered_by)
            where c.id = o.id
            """;

    /** Written down by a replica that died before it could ask for them: as the provider would say, who knows no such call. */
    private static final String NEVER_ASKED_FOR = """
            update phone_calls set call_status = 'failed', ended_at = now(), duration_seconds = 0, completed_at = now()
            where provider = 'twilio' and call_status = 'queued' and from_phone = ?
            """;

    /** Nobody else in these tests calls from there. */
    static final String OWN_NUMBER = "+12025550199";

    /** Of so many answers one arrives. */
    private static final int ANSWERS_LOST = 4;

    private final Clock clock;
    private final List<Ring> rings = new ArrayList<>();
    private final Map<String, UUID> ringing = new HashMap<>();
    private final List<String> disturbed = new ArrayList<>();

    YearsNetwork(Clock clock) {
        this.clock = clock;
    }

    /** The network as one replica reaches it, while it lives. */
    VoiceProvider of(AtomicBoolean dead) {
        return new Line(dead);
    }

    synchronized List<Ring> rings() {
        return List.copyOf(rings);
    }

    /** Who was rung while they were on a call. */
    synchronized List<String> disturbed() {
        return List.copyOf(disturbed);
    }

    /** All calls that are under way end. */
    synchronized void endAll(Connection database) throws SQLException {
        var ended = rings.stream()
                .filter(ring -> ring.callId().equals(ringing.get(ring.number())))
                .toList();
        ringing.clear();
        if (!ended.isEmpty()) {
            try (var report = database.prepareStatement(REPORT)) {
                report.setArray(
                        1,
                        database.createArrayOf(
                                "uuid", ended.stream().map(Ring::callId).toArray()));
                report.setArray(
                        2,
                        database.createArrayOf(
                                "text",
                                ended.stream()
                                        .map(ring -> ring.ending().equals("voicemail") ? "completed" : ring.ending())
                                        .toArray()));
                report.setArray(
                        3,
                        database.createArrayOf(
                                "text",
                                ended.stream()
                                        .map(ring -> ring.ending().equals("voicemail") ? "machine" : null)
                                        .toArray()));
                report.executeUpdate();
            }
        }
        try (var lost = database.prepareStatement(NEVER_ASKED_FOR)) {
            lost.setString(1, OWN_NUMBER);
            lost.executeUpdate();
        }
    }

    private synchronized DialOutcome ring(DialOrder order, AtomicBoolean dead) {
        if (dead.get()) {
            throw new IllegalStateException("the replica is dead");
        }
        if (ringing.putIfAbsent(order.to(), order.callId()) != null) {
            disturbed.add(order.to());
        }
        rings.add(new Ring(order.callId(), order.to(), clock.instant(), ending(order)));
        return rings.size() % ANSWERS_LOST == 0
                ? new DialOutcome.Accepted("CA" + order.callId())
                : new DialOutcome.Unknown("the answer is lost");
    }

    /** The same whenever the year is played. */
    private String ending(DialOrder order) {
        int lot = Math.floorMod((order.to() + clock.instant().getEpochSecond() / 600).hashCode(), 100);
        return lot < 84 ? "completed" : lot < 90 ? "no_answer" : lot < 94 ? "busy" : lot < 97 ? "voicemail" : "failed";
    }

    private final class Line implements VoiceProvider {

        private final AtomicBoolean dead;

        private Line(AtomicBoolean dead) {
            this.dead = dead;
        }

        @Override
        public String name() {
            return "twilio";
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true, false, MessageLeaving.NEVER, false);
        }

        @Override
        public String ownNumber() {
            return OWN_NUMBER;
        }

        /** Who dies while it waits for the answer never hears it. */
        @Override
        public DialOutcome dial(DialOrder order) {
            var outcome = ring(order, dead);
            if (dead.get()) {
                throw new IllegalStateException("the replica has died");
            }
            return outcome;
        }

        @Override
        public Optional<CallReport> fetch(String sid) {
            return Optional.empty();
        }

        @Override
        public List<CallReport> dialledAt(Instant asked, String from, String to) {
            return List.of();
        }

        @Override
        public void hangUp(String sid) {
            throw new UnsupportedOperationException("nobody hangs up in this year");
        }

        @Override
        public void transfer(Call call, String to) {
            throw new UnsupportedOperationException("nobody takes over in this year");
        }

        @Override
        public void leaveMessage(Call call, String words) {
            throw new UnsupportedOperationException("no message is left in this year");
        }
    }
}

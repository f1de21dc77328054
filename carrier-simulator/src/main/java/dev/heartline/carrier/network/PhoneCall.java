package dev.heartline.carrier.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.heartline.telephony.number.PhoneNumber;

/** A call in the network, from dialling to the last webhook about it. */
public final class PhoneCall {
    private final String sid;
    private final Direction direction;
    private final PhoneNumber from;
    private final PhoneNumber to;
    private final int attempt;
    private final long createdAt = System.currentTimeMillis();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private CallState state = CallState.QUEUED;
    private boolean done;
    private long ringingAt;
    private long answeredAt;
    private long hungUpAt;
    private EndedBy endedBy;
    private String redialedAs;
    private String transferredTo;

    public PhoneCall(String sid, Direction direction, PhoneNumber from, PhoneNumber to, int attempt) {
        this.sid = sid;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.attempt = attempt;
    }

    public void ring() {
        state = CallState.RINGING;
        ringingAt = System.currentTimeMillis();
    }

    public void answer() {
        state = CallState.IN_PROGRESS;
        answeredAt = System.currentTimeMillis();
    }

    public void end(CallState outcome, EndedBy by) {
        state = outcome;
        endedBy = by;
        hungUpAt = System.currentTimeMillis();
    }

    public void finish() {
        done = true;
    }

    public void redialedAs(String sid) {
        redialedAs = sid;
    }

    public void transferredTo(String number) {
        transferredTo = number;
    }

    public void record(Turn turn) {
        turns.add(turn);
    }

    public void record(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** A mailbox has recorded it. */
    public void keep(String message) {
        kept.add(message);
    }

    public void problem(String what) {
        problems.add(what);
    }

    public String sid() {
        return sid;
    }

    public Direction direction() {
        return direction;
    }

    public PhoneNumber from() {
        return from;
    }

    public PhoneNumber to() {
        return to;
    }

    public int attempt() {
        return attempt;
    }

    public CallState state() {
        return state;
    }

    public boolean isEnded() {
        return state.isTerminal();
    }

    public boolean isDone() {
        return done;
    }

    public long createdAt() {
        return createdAt;
    }

    public OptionalLong ringingAt() {
        return time(ringingAt);
    }

    public OptionalLong answeredAt() {
        return time(answeredAt);
    }

    public OptionalLong hungUpAt() {
        return time(hungUpAt);
    }

    /** Whole seconds from answer to hang-up, begun seconds counted; 0 for a call that was never answered or goes on. */
    public long seconds() {
        return answeredAt == 0 || hungUpAt == 0 ? 0 : Math.max(1, Math.ceilDiv(hungUpAt - answeredAt, 1000));
    }

    public CallReport report() {
        return new CallReport(
                sid,
                direction,
                state,
                done,
                from,
                to,
                attempt,
                Optional.ofNullable(redialedAs),
                Optional.ofNullable(transferredTo),
                createdAt,
                time(ringingAt),
                time(answeredAt),
                time(hungUpAt),
                Optional.ofNullable(endedBy),
                List.copyOf(turns),
                List.copyOf(deliveries),
                List.copyOf(problems),
                List.copyOf(kept));
    }

    private static OptionalLong time(long epochMillis) {
        return epochMillis == 0 ? OptionalLong.empty() : OptionalLong.of(epochMillis);
    }
}

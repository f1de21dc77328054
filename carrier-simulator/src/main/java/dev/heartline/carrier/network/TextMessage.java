package dev.heartline.carrier.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.segment.SmsSegments;

/** A text in the network, in either direction. */
public final class TextMessage {
    private final String sid;
    private final Direction direction;
    private final PhoneNumber from;
    private final PhoneNumber to;
    private final String body;
    private final long createdAt = System.currentTimeMillis();
    private final List<Delivery> deliveries = new ArrayList<>();
    private TextState state;
    private int errorCode;
    private boolean done;

    public TextMessage(
            String sid, Direction direction, PhoneNumber from, PhoneNumber to, String body, TextState state) {
        this.sid = sid;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.body = body;
        this.state = state;
    }

    public void advance(TextState state) {
        this.state = state;
    }

    public void lose(int errorCode) {
        this.state = TextState.UNDELIVERED;
        this.errorCode = errorCode;
    }

    public void finish() {
        done = true;
    }

    public void record(Delivery delivery) {
        deliveries.add(delivery);
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

    public String body() {
        return body;
    }

    public long createdAt() {
        return createdAt;
    }

    public TextState state() {
        return state;
    }

    public OptionalInt errorCode() {
        return errorCode == 0 ? OptionalInt.empty() : OptionalInt.of(errorCode);
    }

    public int segments() {
        return SmsSegments.of(body).segments();
    }

    /** Nothing more will happen to it. */
    public boolean isDone() {
        return done;
    }

    /** The person at the other end of the text, whoever sent it. */
    public PhoneNumber person() {
        return direction == Direction.INBOUND ? from : to;
    }

    public TextReport report() {
        return new TextReport(
                sid,
                direction,
                state,
                done,
                from,
                to,
                body,
                segments(),
                errorCode(),
                createdAt,
                List.copyOf(deliveries));
    }
}

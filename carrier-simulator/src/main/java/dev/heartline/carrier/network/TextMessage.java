package dev.heartline.carrier.network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.heartline.telephony.number.PhoneNumber;
import dev.heartline.telephony.segment.SmsSegments;

/** A text in the network, in either direction. */
public final class TextMessage {
    private final String sid;
    private final Direction direction;
    private final PhoneNumber from;
    private final PhoneNumber to;
    private final int media;
    private final int segments;
    private final long createdAt = System.currentTimeMillis();
    private final List<Delivery> deliveries = new ArrayList<>();
    private String body;
    private TextState state;
    private long updatedAt = createdAt;
    private long sentAt;
    private int errorCode;
    private boolean done;

    /** @param media pictures and the like that go with it */
    public TextMessage(
            String sid,
            Direction direction,
            PhoneNumber from,
            PhoneNumber to,
            String body,
            int media,
            TextState state) {
        this.sid = sid;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.body = body;
        this.media = media;
        this.segments = SmsSegments.of(body).segments();
        this.state = state;
        if (state == TextState.RECEIVED) {
            this.sentAt = createdAt;
        }
    }

    public void advance(TextState state) {
        this.state = state;
        updatedAt = System.currentTimeMillis();
        if (state == TextState.SENT) {
            sentAt = updatedAt;
        }
    }

    public void lose(int errorCode) {
        advance(TextState.UNDELIVERED);
        this.errorCode = errorCode;
    }

    /** Its words are forgotten; that it was sent is not. */
    public void redact() {
        body = "";
        updatedAt = System.currentTimeMillis();
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

    public long updatedAt() {
        return updatedAt;
    }

    public OptionalLong sentAt() {
        return sentAt == 0 ? OptionalLong.empty() : OptionalLong.of(sentAt);
    }

    public int media() {
        return media;
    }

    /** As it was ordered, whatever was redacted since. */
    public int segments() {
        return segments;
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

package dev.heartline.carrier.network;

import java.util.List;
import java.util.OptionalInt;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A text as the network saw it, at one moment.
 *
 * @param done nothing more will happen to it
 * @param createdAt epoch milliseconds
 */
public record TextReport(
        String messageSid,
        Direction direction,
        TextState state,
        boolean done,
        PhoneNumber from,
        PhoneNumber to,
        String body,
        int segments,
        OptionalInt errorCode,
        long createdAt,
        List<Delivery> deliveries) {}

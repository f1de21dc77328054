package dev.heartline.carrier.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A call as the network saw it, at one moment. Times are epoch milliseconds.
 *
 * @param done the call has ended and every webhook about it was delivered or given up
 * @param attempt 1 for the first call, 2 for its first redial, and so on
 * @param redialedAs id of the call that the caller placed because this one found no service
 * @param transferredTo the number of somebody else to whom our service had the caller connected
 * @param turns both sides' transcript as heard
 * @param problems what went wrong, in plain words
 * @param kept what a mailbox has recorded after its beep
 */
public record CallReport(
        String callSid,
        Direction direction,
        CallState state,
        boolean done,
        PhoneNumber from,
        PhoneNumber to,
        int attempt,
        Optional<String> redialedAs,
        Optional<String> transferredTo,
        long createdAt,
        OptionalLong ringingAt,
        OptionalLong answeredAt,
        OptionalLong hungUpAt,
        Optional<EndedBy> endedBy,
        List<Turn> turns,
        List<Delivery> deliveries,
        List<String> problems,
        List<String> kept) {

    public List<String> heardByCaller() {
        return turns.stream()
                .filter(turn -> turn.speaker() == Turn.Speaker.COACH)
                .map(Turn::text)
                .toList();
    }

    public List<String> saidByCaller() {
        return turns.stream()
                .filter(turn -> turn.speaker() == Turn.Speaker.CALLER)
                .map(Turn::text)
                .toList();
    }
}

package dev.heartline.carrier.turn;

import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A call that our service ordered.
 *
 * @param answerUrl asked for instructions when the telephone is picked up
 * @param detectsMachines told to {@code detectionUrl}
 * @param detectsBeeps of mailboxes, told in the same place
 */
public record CallOrder(
        PhoneNumber from,
        PhoneNumber to,
        String answerUrl,
        Addresses addresses,
        boolean detectsMachines,
        boolean detectsBeeps) {

    /** Where what is told, each if anywhere. */
    public record Addresses(
            Optional<String> progress, Optional<String> ringing, Optional<String> ended, Optional<String> detection) {

        public static final Addresses NONE =
                new Addresses(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

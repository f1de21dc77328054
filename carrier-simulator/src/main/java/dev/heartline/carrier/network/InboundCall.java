package dev.heartline.carrier.network;

import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A call for a person to place to our number.
 *
 * @param callSid the provider's id for the call, when it must be known beforehand or the same again; redialled calls keep
 *     it. Empty: a fresh one for each attempt
 */
public record InboundCall(PhoneNumber from, Script script, Optional<String> callSid, Optional<Redial> redial) {
    public static InboundCall from(String phone, Script script) {
        return new InboundCall(PhoneNumber.of(phone), script, Optional.empty(), Optional.empty());
    }

    public InboundCall withCallSid(String callSid) {
        return new InboundCall(from, script, Optional.of(callSid), redial);
    }

    public InboundCall withRedial(Redial redial) {
        return new InboundCall(from, script, callSid, Optional.of(redial));
    }
}

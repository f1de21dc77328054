package dev.heartline.call.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.telephony.carrier.Carrier;
import dev.heartline.telephony.http.ProviderUnavailable;

/**
 * A telephone network. Blocking: call it from a virtual thread. Nothing is ever repeated inside; what to do about a
 * failure is the caller's decision.
 */
public interface VoiceProvider extends Carrier {

    Capabilities capabilities();

    /** The number we call from, in E.164. */
    String ownNumber();

    /** Asks for one call. Never throws for what the provider or the network does; that is an outcome. */
    DialOutcome dial(DialOrder order);

    /**
     * @return empty where the provider has no such call
     * @throws ProviderUnavailable where it can't be told now
     */
    Optional<CallReport> fetch(String sid);

    /**
     * What became of a dial whose outcome is unknown: the calls to that number that may be it by their time, likeliest
     * first. Those that are known as other calls of ours are among them; how many older ones there are doesn't matter.
     *
     * @param asked when the provider was asked, by our clock
     * @throws ProviderUnavailable where it can't be told now
     */
    List<CallReport> dialledAt(Instant asked, String from, String to);

    /**
     * Ends a call that is under way. No error if it has ended already.
     *
     * @throws ProviderUnavailable where it can't be told whether it was ended
     */
    void hangUp(String sid);

    /**
     * Connects the person on a call that goes on to somebody else. Our line to the call closes.
     *
     * @param call whose number at the carrier is known
     * @param to E.164
     * @throws ProviderUnavailable where it can't be told whether it was done
     */
    void transfer(Call call, String to);

    /**
     * Says the words to the mailbox that has picked up, after its greeting, and ends the call. Our line to the call closes.
     *
     * @param call whose number at the carrier is known
     * @throws ProviderUnavailable where it can't be told whether it will be done
     */
    void leaveMessage(Call call, String words);
}

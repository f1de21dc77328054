package dev.heartline.sms.inbound;

import java.time.Instant;
import java.util.List;

import dev.heartline.sms.outbound.LookupFailed;

/** A carrier that keeps the texts to us and lists them, so that one whose webhook failed can be fetched. Blocking. */
public interface CarrierInbox {

    /** Of the carrier. */
    String name();

    /**
     * Texts to our number, oldest first.
     *
     * @param from inclusive, whole seconds
     * @param to inclusive, whole seconds
     * @throws LookupFailed if the carrier can't be asked now, or its answer can't be read
     */
    List<Listed> received(Instant from, Instant to);

    /** @param at when it came, by the carrier's clock */
    record Listed(InboundText text, Instant at) {}
}

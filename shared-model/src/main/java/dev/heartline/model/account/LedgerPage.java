package dev.heartline.model.account;

import java.util.List;
import java.util.UUID;

import dev.heartline.model.ask.ModelCall;

/**
 * Calls that are noted in one transaction.
 *
 * @param id so that a page whose commit was not heard of is not noted twice
 */
record LedgerPage(UUID id, List<ModelCall> calls) {

    static LedgerPage of(List<ModelCall> calls) {
        return new LedgerPage(UUID.randomUUID(), calls);
    }
}

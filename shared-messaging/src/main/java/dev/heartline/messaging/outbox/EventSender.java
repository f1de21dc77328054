package dev.heartline.messaging.outbox;

import java.util.List;

/** Brings rows to the broker. One sender belongs to one relay. */
interface EventSender extends AutoCloseable {

    /**
     * Sends in order and waits for the acknowledgements.
     *
     * @return how many from the start were acknowledged; nothing behind them has been or will be sent by this call
     *     except as a later part of the same unbroken sequence
     */
    int send(List<OutboxRecord> rows) throws InterruptedException;

    @Override
    void close();
}

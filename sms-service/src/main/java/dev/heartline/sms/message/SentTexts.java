package dev.heartline.sms.message;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.SessionTransaction;

/** Who wants to know what becomes of texts, in the transaction that notes it. */
public interface SentTexts {

    /** @param text as it is now, in another status than before */
    Uni<Void> changed(SessionTransaction transaction, SmsMessage text);
}

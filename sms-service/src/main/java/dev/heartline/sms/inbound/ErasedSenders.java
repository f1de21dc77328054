package dev.heartline.sms.inbound;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.service.time.Timestamps;

/** Whose texts are not fetched again from where a carrier still has them. */
@ApplicationScoped
class ErasedSenders {

    private static final String ERASED_SINCE = "select from erased_number where number_digest = $1 and erased_at >= $2";

    private final NumberDigest digest;

    ErasedSenders(NumberDigest digest) {
        this.digest = digest;
    }

    /** To be asked under the lock of whoever has the number: then no erasure goes on meanwhile. */
    Uni<Boolean> erasedSince(PlainTransaction transaction, String phone, Instant moment) {
        return transaction
                .sql(ERASED_SINCE)
                .execute(Tuple.of(digest.of(phone), Timestamps.of(moment)))
                .map(rows -> rows.size() > 0);
    }
}

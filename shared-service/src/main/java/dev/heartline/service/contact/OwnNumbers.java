package dev.heartline.service.contact;

import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.transaction.PlainTransaction;

/**
 * The numbers by which an erasure finds what was kept while nobody could tell whose it was: today's and former ones of the user
 * that are nobody else's now. What came from a phone that somebody shares, or has taken over, is not theirs to erase.
 */
@ApplicationScoped
public class OwnNumbers {

    private final NumberDigest digest;

    OwnNumbers(NumberDigest digest) {
        this.digest = digest;
    }

    /** As they stand where the number itself may not be kept. */
    public Uni<String[]> digests(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("select phone from own_number where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> digest.of(row.getString("phone")))
                        .toArray(String[]::new));
    }
}

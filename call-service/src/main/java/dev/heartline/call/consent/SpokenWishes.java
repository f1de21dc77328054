package dev.heartline.call.consent;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.wish.Wish;
import dev.heartline.call.lifecycle.Call;

/** What a caller says about being called binds before the call ends. */
@ApplicationScoped
public class SpokenWishes {

    private final Pool pool;

    SpokenWishes(Pool pool) {
        this.pool = pool;
    }

    /**
     * Binding one that binds changes nothing. Of a number that no profile knows nothing can be kept yet, and of a
     * postponement neither.
     *
     * @param said the words it was read from; not kept
     */
    public Uni<Void> bind(Call call, Wish wish, String said) {
        return call.userId() == null || !wish.is(Wish.Kind.STOP)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(OptOuts.REMEMBER)
                        .execute(Tuple.of(call.userId(), true, Instant.now().atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }
}

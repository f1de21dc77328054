package dev.heartline.telephony.carrier;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.messaging.loop.BackgroundLoop;
import dev.heartline.service.time.Timestamps;

/**
 * Has carriers asked what something has cost, where they don't say so by themselves: later and later, and in the end no more. One after
 * the other, in as many replicas as there are.
 */
public final class LatePrices {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pool pool;
    private final Clock clock;
    private final String take;
    private final Times times;
    private final Question question;
    private final BackgroundLoop loop;

    /**
     * @param take moves on, and returns, the {@code id}, {@code provider} and {@code sid} of the row that is due first by {@code $1}: due
     *     again after {@code $3} seconds, twice as long with each time, and after {@code $2} times no more
     * @param name of the loop
     */
    public LatePrices(Pool pool, Clock clock, String take, String name, Times times, Question question) {
        this.pool = pool;
        this.clock = clock;
        this.take = take;
        this.times = times;
        this.question = question;
        this.loop = new BackgroundLoop(name, 1, times.poll(), this::next);
    }

    /**
     * @param after something is over its carrier is asked
     * @param atMost times
     * @param poll how often to look for what is due
     */
    public record Times(Duration after, int atMost, Duration poll) {}

    /** Asks the carrier. Where it can't be asked now, that is done the next time. */
    public interface Question {

        /**
         * @param id ours
         * @param sid the carrier's
         */
        void ask(UUID id, String carrier, String sid);
    }

    private record Unpriced(UUID id, String carrier, Optional<String> sid) {

        static Unpriced read(Row row) {
            return new Unpriced(
                    row.getUUID("id"), row.getString("provider"), Optional.ofNullable(row.getString("sid")));
        }
    }

    public void start() {
        loop.start();
    }

    public void stop() throws InterruptedException {
        loop.stop();
    }

    /** @return whether something was due; what its carrier has given no id yet is not asked about */
    public boolean next() {
        var taken = take().await().atMost(PATIENCE);
        taken.ifPresent(due -> due.sid().ifPresent(sid -> question.ask(due.id(), due.carrier(), sid)));
        return taken.isPresent();
    }

    private Uni<Optional<Unpriced>> take() {
        return pool.preparedQuery(take)
                .execute(Tuple.of(
                        Timestamps.of(clock.instant()),
                        times.atMost(),
                        times.after().toMillis() / 1000.0))
                .map(rows -> rows.stream().findFirst().map(Unpriced::read));
    }
}

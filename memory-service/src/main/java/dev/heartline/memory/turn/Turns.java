package dev.heartline.memory.turn;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.Ids;
import dev.heartline.memory.exchange.Exchange;
import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.erasure.UserDataOwner;

/** Keeps the turns of exchanges. */
@ApplicationScoped
public class Turns implements UserDataOwner {

    /**
     * A turn that was there already takes the new words, and loses the vector of the old ones; one that is told no more goes. Its passage is what search finds it by:
     * its own words with weight A, its neighbours' and its day's with weight D.
     */
    private static final String STORE = """
            with gone as (
              delete from conversation_turns where user_id = $1 and source_id = $3 and seq <> all($6::int[])
            ), told as materialized (
              select t.*, setweight(to_tsvector('english', t.text), 'A') as own
              from unnest($5::uuid[], $6::int[], $7::text[], $8::text[], $9::timestamptz[], $10::date[], $11::boolean[])
                as t(id, seq, speaker, text, said_at, said_on, substantial)
            ), days as materialized (
              select said_on, to_tsvector('english', to_char(said_on, 'FMDD FMMonth YYYY')) as words
              from (select distinct said_on from told) each
            )
            insert into conversation_turns
              (id, user_id, source_type, source_id, conversation_id, seq, speaker, text, said_at, said_on, substantial, passage)
            select id, $1, $2, $3, $4, seq, speaker, text, said_at, said_on, substantial,
              own || setweight(
                coalesce(lag(own) over exchange, ''::tsvector) || coalesce(lead(own) over exchange, ''::tsvector) || words, 'D')
            from told join days using (said_on)
            window exchange as (order by seq)
            on conflict (user_id, source_id, seq) do update set
              speaker = excluded.speaker, text = excluded.text, said_at = excluded.said_at, said_on = excluded.said_on,
              substantial = excluded.substantial, passage = excluded.passage, embedding = null, embedding_model = null
            returning id, seq
            """;

    /**
     * Stores the turns in which something was said.
     *
     * @param zone of the user, whose days are meant
     * @return the ids of the stored turns by their position
     */
    public Uni<Map<Integer, UUID>> store(PlainTransaction transaction, Exchange exchange, ZoneId zone) {
        List<Turn> spoken = exchange.conversation().turns().stream()
                .filter(turn -> !turn.text().isBlank())
                .toList();
        return transaction
                .sql(STORE)
                .execute(Tuple.tuple(List.of(
                        exchange.userId(),
                        exchange.sourceType().wireName(),
                        exchange.sourceId(),
                        exchange.conversationId(),
                        spoken.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                        spoken.stream().map(Turn::seq).toArray(Integer[]::new),
                        spoken.stream().map(turn -> turn.speaker().wireName()).toArray(String[]::new),
                        spoken.stream().map(Turn::text).toArray(String[]::new),
                        spoken.stream()
                                .map(turn -> exchange.saidAt(turn).atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        spoken.stream()
                                .map(turn -> exchange.saidAt(turn).atZone(zone).toLocalDate())
                                .toArray(LocalDate[]::new),
                        spoken.stream()
                                .map(turn -> turn.byUser() && Substance.isIn(turn.text()))
                                .toArray(Boolean[]::new))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getInteger("seq"), row -> row.getUUID("id"))));
    }

    @Override
    public Uni<Void> erase(PlainTransaction transaction, UUID userId) {
        return transaction
                .sql("delete from conversation_turns where user_id = $1")
                .execute(Tuple.of(userId))
                .replaceWithVoid();
    }
}

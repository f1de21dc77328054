package dev.heartline.memory.index;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.memory.embedding.Embeddings;
import dev.heartline.memory.embedding.Purpose;
import dev.heartline.memory.index.IndexQueue.Indexed;
import dev.heartline.memory.index.IndexQueue.Waiting;
import dev.heartline.memory.testing.World;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

/** A queue of a table that no replica works on but the test. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WaitingRowsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final World world = new World();
    private final IndexQueue queue = new WaitingRows(Purpose.TURN, "indexed_words", "said", "since", "true") {};

    @Inject
    Transactions transactions;

    @Inject
    Embeddings embeddings;

    @BeforeEach
    void threeTextsWait() {
        world.database().update("""
                create table if not exists indexed_words (
                  id uuid primary key, said text not null, since serial, embedding vector, embedding_model text)
                """);
        for (var said : List.of("one", "two", "three")) {
            world.database().update("insert into indexed_words (id, said) values (?, ?)", UUID.randomUUID(), said);
        }
    }

    @AfterEach
    void drop() {
        world.database().update("drop table indexed_words");
    }

    @Test
    void theOldestAreTakenAndGetTheirVectors() {
        claim(2, this::index);

        assertThat(indexed()).containsExactly("one", "two");
    }

    @Test
    void whatOneReplicaWorksOnAnotherDoesNotTake() {
        claim(
                2,
                mine -> claim(3, theirs -> {
                    assertThat(words(mine)).containsExactlyInAnyOrder("one", "two");
                    assertThat(words(theirs)).containsExactly("three");
                }));
    }

    @Test
    void nobodyWaitsForAVectorToChangeOrEraseItsRow() {
        claim(3, taken -> {
            world.database().update("update indexed_words set said = 'another one' where said = 'one'");
            world.database().update("delete from indexed_words where said = 'two'");
            index(taken);
        });

        assertThat(indexed()).containsExactly("three");
        claim(3, left -> assertThat(words(left)).containsExactly("another one"));
    }

    /** In a transaction of its own, in which the claim stands. */
    private void claim(int limit, Consumer<List<Waiting>> work) {
        transactions
                .plain(transaction -> queue.claim(transaction, limit)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(work))
                .await()
                .atMost(PATIENCE);
    }

    private void index(List<Waiting> taken) {
        var vectors = taken.stream()
                .map(text -> new Indexed(text, embeddings.embed(text.text(), Purpose.TURN)))
                .toList();
        transactions
                .plain(transaction -> queue.store(transaction, embeddings.model(), vectors))
                .await()
                .atMost(PATIENCE);
    }

    private static Set<String> words(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::text).collect(Collectors.toSet());
    }

    private List<Object> indexed() {
        return world
                .database()
                .rows(
                        "select said from indexed_words where embedding is not null and embedding_model is not null order by since")
                .stream()
                .map(row -> row.get("said"))
                .toList();
    }
}

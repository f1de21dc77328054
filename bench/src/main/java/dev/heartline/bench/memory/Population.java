package dev.heartline.bench.memory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.heartline.ai.embedding.BgeSmallEmbedder;
import dev.heartline.ai.embedding.Embedder;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/**
 * People with memories that are written straight into the table of the memory-service, as so many conversations would take longer than
 * what is measured. The vectors are those of the words.
 */
final class Population implements AutoCloseable {

    /** Rows of one statement. */
    private static final int BATCH = 20_000;

    private static final String SENTENCES = """
            create temporary table bench_sentence (n integer primary key, words text not null, vector vector not null)
            """;

    /** Size of the memories, model, first and last user, first and last memory. */
    private static final String FILL = """
            insert into ai_episodic_memory
              (id, user_id, memory_type, memory_description, normalised_text, original_timestamp, source_type, source_id, stability,
               difficulty, last_reinforced_at, emotional_valence, confidence, embedding, embedding_model, tags, valid_from, learned_at)
            select gen_random_uuid(), md5('bench-memory-' || ? || '-' || u)::uuid,
              (array['victory', 'struggle', 'insight', 'preference', 'relationship', 'context'])[1 + i % 6],
              s.words || ', ' || i, lower(s.words) || ' ' || i, now() - i * interval '5 minutes', 'phone_call', gen_random_uuid(),
              1 + i % 30, 5, now() - i * interval '5 minutes', 0, 0.8, s.vector, ?, array[split_part(s.words, ' ', 2)],
              now() - i * interval '5 minutes', now()
            from generate_series(?::int, ?::int) u cross join generate_series(?::int, ?::int) i
            join bench_sentence s on s.n = (i * 31 + u * 17) % (select count(*) from bench_sentence)
            """;

    private static final String SIZES = """
            select pg_relation_size('ai_episodic_memory') as heap, pg_indexes_size('ai_episodic_memory') as indexes,
              pg_total_relation_size('ai_episodic_memory') as total
            """;

    private final Connection connection;
    private final Embedder embedder = new BgeSmallEmbedder(1);
    private final List<Group> groups = new ArrayList<>();

    /** People who have equally many memories. */
    private static final class Group {
        private final int memories;
        private final int share;
        private int users;

        private Group(int memories, int share) {
            this.memories = memories;
            this.share = share;
        }

        private UUID user(int n) {
            return digest(memories, n);
        }
    }

    /** Bytes. */
    record Sizes(long heap, long indexes, long total) {}

    Population(RunningSystem system, int largest) throws SQLException {
        this.connection = Tables.connect(system, Service.MEMORY);
        groups.add(new Group(largest, 10));
        if (largest > 1_000) groups.add(new Group(1_000, 20));
        if (largest > 100) groups.add(new Group(100, 70));
        sentences();
    }

    private void sentences() throws SQLException {
        try (var create = connection.createStatement()) {
            create.execute(SENTENCES);
        }
        try (var insert = connection.prepareStatement("insert into bench_sentence values (?, ?, ?::text::vector)")) {
            var words = Statements.remembered().toList();
            for (int n = 0; n < words.size(); n++) {
                insert.setInt(1, n);
                insert.setString(2, words.get(n));
                insert.setString(3, literal(embedder.embed(words.get(n))));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Sizes of users' memories, largest first. */
    List<Integer> sizes() {
        return groups.stream().map(one -> one.memories).toList();
    }

    /** People of one size, some of them at most. */
    List<UUID> some(int memories, int most) {
        return groups.stream()
                .filter(one -> one.memories == memories)
                .flatMap(one -> IntStream.range(0, Math.min(most, one.users)).mapToObj(one::user))
                .toList();
    }

    /** How many memories there are when each size has one user. */
    int least() {
        return groups.stream().mapToInt(one -> one.memories).sum();
    }

    int memories() {
        return groups.stream().mapToInt(one -> one.memories * one.users).sum();
    }

    /** Up to about so many memories. Beyond one user of each size a tenth are of users with most, a fifth of the middle ones. */
    void growTo(int total, Progress progress) throws SQLException {
        int shares = groups.stream().mapToInt(one -> one.share).sum();
        for (var one : groups) {
            int wanted = 1 + (int) ((long) Math.max(0, total - least()) * one.share / shares / one.memories);
            while (one.users < wanted) {
                int users = Math.min(wanted - one.users, Math.max(1, BATCH / one.memories));
                fill(one, users);
                one.users += users;
                progress.at(memories());
            }
        }
        try (var analyse = connection.createStatement()) {
            analyse.execute("analyze ai_episodic_memory");
        } catch (SQLException e) {
            progress.note("statistics are left to the database: " + e.getMessage());
        }
    }

    private void fill(Group one, int users) throws SQLException {
        try (var insert = connection.prepareStatement(FILL)) {
            insert.setString(1, String.valueOf(one.memories));
            insert.setString(2, embedder.model());
            insert.setInt(3, one.users);
            insert.setInt(4, one.users + users - 1);
            insert.setInt(5, 0);
            insert.setInt(6, one.memories - 1);
            insert.executeUpdate();
        }
    }

    Sizes sizesOnDisk() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SIZES)) {
            row.next();
            return new Sizes(row.getLong("heap"), row.getLong("indexes"), row.getLong("total"));
        }
    }

    /** Nobody else has these ids. */
    void forget(Progress progress) throws SQLException {
        for (var one : groups) {
            for (int from = 0; from < one.users; from += 1_000) {
                try (var delete = connection.prepareStatement(
                        "delete from ai_episodic_memory where user_id in (select md5('bench-memory-' || ? || '-' || u)::uuid"
                                + " from generate_series(?::int, ?::int) u)")) {
                    delete.setString(1, String.valueOf(one.memories));
                    delete.setInt(2, from);
                    delete.setInt(3, Math.min(from + 1_000, one.users) - 1);
                    progress.note("forgot %,d memories".formatted(delete.executeUpdate()));
                }
            }
        }
    }

    /** PostgreSQL's md5 of the words, as a UUID. */
    private static UUID digest(int memories, int user) {
        try {
            var bytes = ByteBuffer.wrap(MessageDigest.getInstance("MD5")
                    .digest("bench-memory-%d-%d".formatted(memories, user).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    private static String literal(float[] vector) {
        var text = new StringBuilder("[");
        for (float number : vector) {
            text.append(text.length() == 1 ? "" : ",").append(number);
        }
        return text.append(']').toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Tells how far it is. */
    interface Progress {
        void at(int memories);

        void note(String words);
    }
}

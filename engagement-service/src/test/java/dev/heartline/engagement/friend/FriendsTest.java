package dev.heartline.engagement.friend;

import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.engagement.testing.World;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FriendsTest {

    @Inject
    Friends friends;

    @Inject
    Pool pool;

    private final World world = new World();

    /** What the user said, what the friend said, what the friend does without, when it was, whether it may be told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "true  | true  | -            | 1  | true  | true  | both have said so",
                "true  | false | -            | 1  | true  | false | the friend has not",
                "false | true  | -            | 1  | true  | false | the user has not",
                "false | false | -            | 1  | true  | false | neither has",
                "true  | true  | social_proof | 1  | true  | false | the friend doesn't want to be told of",
                "true  | true  | hooks        | 1  | true  | true  | that is about something else",
                "true  | true  | -            | 25 | true  | false | it was before yesterday",
                "true  | true  | -            | 1  | false | false | nobody may be shown it"
            })
    void aFriendIsToldOfWhereBothHaveSaidSo(
            boolean mine, boolean theirs, String without, int hoursAgo, boolean shareable, boolean told, String what) {
        var user = somebody();
        var friend = somebody();
        agrees(mine, user, friend);
        agrees(theirs, friend, user);
        if (without != null) {
            world.database().update("insert into mechanic_opt_outs (user_id, mechanic) values (?, ?)", friend, without);
        }
        world.database()
                .update(
                        "insert into progress_milestones (id, user_id, milestone_type, milestone_name, current_value,"
                                + " goal_value, percentage_complete, shareable, achieved_at)"
                                + " values (gen_random_uuid(), ?, 'lessons_completed', '1 lesson done', 1, 1, 100, ?,"
                                + " now() - ? * interval '1 hour')",
                        friend,
                        shareable,
                        hoursAgo);

        var found = pool.withTransaction(connection -> friends.whoReachedSomething(connection, user, Instant.now()))
                .await()
                .indefinitely();

        assertThat(found.map(it -> it.userId()).filter(friend::equals).isPresent())
                .as(what)
                .isEqualTo(told);
    }

    private UUID somebody() {
        var user = UUID.randomUUID();
        world.database()
                .update(
                        "insert into user_profile (user_id, first_name, timezone, language, birth_date, updated_at)"
                                + " values (?, 'Ana', 'Etc/UTC', 'en', '1980-05-01', now())",
                        user);
        return user;
    }

    private void agrees(boolean so, UUID one, UUID other) {
        if (so) {
            world.database()
                    .update("insert into friendships (user_id, friend_id, agreed_at) values (?, ?, now())", one, other);
        }
    }
}

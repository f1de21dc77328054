package dev.heartline.engagement.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.streak.ActiveDay;
import dev.heartline.engagement.policy.streak.UserDay;
import dev.heartline.engagement.streak.StreakKey;
import dev.heartline.engagement.streak.Streaks;
import dev.heartline.engagement.testing.World;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.messaging.transaction.Transactions;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Outages outages;

    @Inject
    Streaks streaks;

    @Inject
    Transactions transactions;

    private final World world = new World();
    private final Instant now = Instant.now();
    private final UUID user = world.userOutsideHoldout();
    private final StreakKey walking = StreakKey.of(user, BehaviorKind.HABIT_COMPLETED, "walk");

    @AfterEach
    void allWasWell() {
        world.database().update("delete from outages");
    }

    @Test
    void anOutageThatIsNotedWhileADayIsAddedCostsNoStreak() {
        add(now.minus(DAY.multipliedBy(2)), Uni.createFrom().voidItem());

        add(now, outages.note(now.minus(DAY).minusSeconds(60), now.minus(DAY)).replaceWithVoid());

        assertThat(length()).isEqualTo(2);
    }

    @Test
    void anOutageThatIsNotedWhileNothingIsDoneCostsNoneEither() {
        add(now.minus(DAY.multipliedBy(2)), Uni.createFrom().voidItem());
        add(now, Uni.createFrom().voidItem());
        assertThat(length()).isEqualTo(1);

        outages.note(now.minus(DAY).minusSeconds(60), now.minus(DAY)).await().atMost(PATIENCE);

        assertThat(length()).isEqualTo(2);
    }

    /** @param meanwhile happens when what stands is read, and not yet written */
    private void add(Instant at, Uni<Void> meanwhile) {
        var day = new ActiveDay(UserDay.of(at, ZoneOffset.UTC), at, Set.of(ZoneOffset.UTC));
        transactions
                .plain(transaction -> streaks.find(transaction, walking)
                        .chain(known -> meanwhile.chain(() -> streaks.add(transaction, walking, known, day, now))))
                .await()
                .atMost(PATIENCE);
    }

    private int length() {
        return streaks.standing(user, Set.of(ZoneOffset.UTC), now, 1)
                .await()
                .atMost(PATIENCE)
                .getFirst()
                .standing()
                .length();
    }
}

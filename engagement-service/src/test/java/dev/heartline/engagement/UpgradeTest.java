package dev.heartline.engagement;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.Jdbc;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.ReleasedSchema;

import static org.assertj.core.api.Assertions.assertThat;

/** The service starts on the database of an earlier release and finds everything there. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(
        value = ReleasedSchema.class,
        initArgs = @ResourceArg(name = "version", value = UpgradeTest.RELEASE),
        restrictToAnnotatedClass = true)
class UpgradeTest {

    static final String RELEASE = "0.1.0";

    private final Jdbc database = ReleasedSchema.database(RELEASE);

    @Test
    void everyRowOfTheReleaseIsStillThere() {
        ReleasedSchema.keptEveryRow(RELEASE);
    }

    @Test
    void newMigrationsOfAllKindsRanOnTheDatabaseOfTheRelease() {
        ReleasedSchema.wasMigrated(RELEASE);
    }

    @Test
    void replicasOfTheReleaseCanGoOnWritingDuringARollingUpgrade() {
        ReleasedSchema.takesWhatTheReleaseWrites(RELEASE);
    }

    @Test
    void replicasOfTheReleaseFindEveryColumnThatTheyRead() {
        ReleasedSchema.keptEveryColumn(RELEASE);
    }

    @Test
    void anEventThatTheReleaseHadDecidedStillLeaves() {
        assertThat(LocalStackResource.kafka()
                        .probe()
                        .awaitKey("reward.triggered", "01930000-0000-7000-8000-0000000000aa")
                        .header("ce_id"))
                .isEqualTo("01930000-0000-7000-8000-0000000000ee");
    }

    @Test
    void aStreakOfTheReleaseGoesOn() {
        assertThat(database.row("select length_days, longest_days from streaks where subject = 'walk'"
                        + " and user_id = '7253524a-c8a7-5aa3-a1db-625f2b36f621'"))
                .containsEntry("length_days", 4)
                .containsEntry("longest_days", 9);
    }
}

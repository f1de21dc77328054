package dev.heartline.sms;

import java.time.Duration;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.Jdbc;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.ReleasedSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        ReleasedSchema.keptEveryRow(RELEASE, "contact_opt_out");
    }

    @Test
    void whoeverHadOptedOutStillHas() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                database.count(
                                        "select count(*) from contact_consent where calls_standing = 'stopped' or texts_standing = 'stopped'"))
                        .isPositive());
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
    void anOptOutOfTheReleaseStillBinds() {
        assertThat(database.value(
                        String.class,
                        "select status from sms_messages where id = ?::uuid",
                        "01930000-0000-7000-8000-0000000000b2"))
                .isEqualTo("held");
    }
}

package dev.heartline.memory;

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

    /** Nothing of it searched these: they were filled and indexed for what came later. */
    @Test
    void replicasOfTheReleaseFindEveryColumnThatTheyRead() {
        ReleasedSchema.keptEveryColumn(RELEASE, "ai_knowledge_passages.search", "conversation_turns.search");
    }

    @Test
    void memoriesOfTheReleaseKeepTheirVectors() {
        assertThat(database.count("select count(*) from ai_episodic_memory where embedding is not null"))
                .isPositive();
        assertThat(database.count("select count(*) from ai_knowledge_passages where text like '%walk%'"))
                .isEqualTo(1);
    }
}

package dev.heartline.call.consent;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.service.contact.EarlierOptOuts;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EarlierOptOutsTest extends CallServiceTest {

    @Inject
    EarlierOptOuts earlier;

    @Test
    void anOptOutOfAnEarlierVersionSurvivesTheUpgrade() {
        var ana = user();
        var ben = user();
        optedOut(ana.id(), true);
        optedOut(ben.id(), false);

        earlier.takeOver();

        assertThat(earlier.takeOver()).isZero();
        assertThat(database.row(
                        "select calls_standing, texts_standing from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("calls_standing", "stopped")
                .containsEntry("texts_standing", "stopped");
        assertThat(database.count(
                        "select count(*) from contact_consent where contact = ?",
                        ben.id().toString()))
                .isZero();
        kafka.await("consent.changed", record -> ana.id().toString().equals(record.key()));
    }

    private void optedOut(UUID userId, boolean optedOut) {
        database.update(
                "insert into contact_opt_out (user_id, opted_out, as_of) values (?, ?, now() - interval '1 day')",
                userId,
                optedOut);
    }
}

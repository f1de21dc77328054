package dev.heartline.sms.consent;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.service.contact.EarlierOptOuts;
import dev.heartline.service.contact.NumberDigest;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class EarlierOptOutsTest extends OverTheWire {

    @Inject
    EarlierOptOuts earlier;

    @Inject
    NumberDigest digest;

    @Test
    void anOptOutOfAnEarlierVersionSurvivesTheUpgrade() {
        var ana = somebody();
        var stranger = newNumber();
        var ben = somebody();
        optedOut(ana.id(), ana.phone(), false);
        optedOut(null, stranger, false);
        optedOut(ben.id(), ben.phone(), true);

        earlier.takeOver();

        assertThat(earlier.takeOver()).isZero();
        assertThat(db.count("select count(*) from contact_opt_out")).isZero();
        var text = order(ana.id(), "Hello?");
        awaitStatus(text, "skipped");
        assertThat(row(text)).containsEntry("contact_reason", "opted_out");
        assertThat(db.row("select * from contact_consent where contact = ?", digest.of(stranger)))
                .containsEntry("calls_standing", "stopped")
                .containsEntry("texts_standing", "stopped");
        kafka.await("consent.changed", record -> digest.of(stranger).equals(record.key()));
        awaitStatus(order(ben.id(), "Hello Ben"), "delivered");
    }

    private void optedOut(UUID userId, String phone, boolean backAgain) {
        db.update(
                "insert into contact_opt_out (id, phone, user_id, source, opted_out_at, opted_in_at)"
                        + " values (?, ?, ?, 'text', now() - interval '1 day', case when ? then now() end)",
                UUID.randomUUID(),
                phone,
                userId,
                backAgain);
    }
}

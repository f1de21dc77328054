package dev.heartline.sms.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.ai.crisis.CrisisReading;
import dev.heartline.ai.message.MessageReading;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** A text that can't be understood blocks nobody, least of all the wish to stop that its sender texts next. */
@QuarkusTest
class PoisonTextTest extends OverTheWire {

    private static final String POISON = "unspeakable";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    GivingUp givingUp;

    @Inject
    Telling telling;

    @AfterEach
    void lift() {
        LocalStackResource.postgres().administer("alter table outbox drop constraint if exists no_poison");
    }

    @Test
    void aTextThatCannotBecomeAnEventIsKeptAndTheNextOneIsRead() {
        var ana = somebody();
        LocalStackResource.postgres()
                .administer("alter table outbox add constraint no_poison check (payload not like '%unspeakable%')");
        var poison = text(ana.phone(), POISON);

        var stop = text(ana.phone(), "STOP");

        assertThat(understood(stop)).containsEntry("intent_detected", "opt_out");
        assertThat(told((UUID) rowOf(stop).get("id"))).hasSize(1);
        var row = rowOf(poison);
        assertThat(row)
                .containsEntry("body", POISON)
                .containsEntry("user_id", ana.id())
                .containsEntry("understood_at", null);
        assertThat(row.get("unreadable_at")).isNotNull();
        operator().get("/messages/" + row.get("id")).then().statusCode(200).body("unreadableAt", notNullValue());
        operator().get("/users/" + ana.id() + "/messages").then().body("body", hasItem(POISON));
    }

    @Test
    void aTextThatWasUnderstoodIsNotGivenUpByWhoeverComesLate() {
        var ana = somebody();
        var row = understood(text(ana.phone(), "I had an apple"));

        assertThat(givingUp.on(unread(row)).await().atMost(SOON)).isFalse();

        assertThat(rowOf((String) row.get("provider_message_sid"))).containsEntry("unreadable_at", null);
    }

    @Test
    void aTextThatWasGivenUpIsNotToldByWhoeverComesLate() {
        var ana = somebody();
        var id = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, direction, from_phone, to_phone, body, provider, provider_message_sid,
                  status, segments, cost_cents, created_at, unreadable_at)
                values (?, 'inbound', ?, '+12025550100', 'I had an apple', 'twilio', ?, 'received', 1, 1, now(), now())
                """, id, ana.phone(), "SM" + id);
        var text = unread(row(id));

        boolean told = telling.tell(
                        text,
                        Understood.of(text, new MessageReading("test", SmsIntent.LOG_FOOD, 0.7, null, null, true)))
                .await()
                .atMost(SOON);

        assertThat(told).isFalse();
        assertThat(row(id)).containsEntry("understood_at", null);
        assertThat(givingUp.on(text).await().atMost(SOON)).isFalse();
    }

    private static Unread unread(Map<String, Object> row) {
        return new Unread(
                (UUID) row.get("id"),
                (String) row.get("from_phone"),
                (String) row.get("body"),
                0,
                "twilio",
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CrisisReading.NONE,
                false,
                true,
                4);
    }

    @Test
    void aTextLongerThanAnyNetworkCarriesIsKeptCut() {
        var ana = somebody();

        var sid = text(ana.phone(), "\u0001".repeat(60_000));

        var row = understood(sid);
        assertThat((String) row.get("body")).hasSize(InboundText.LONGEST);
        assertThat(row).containsEntry("delivered_length", 60_000);
    }
}

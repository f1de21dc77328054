package dev.heartline.sms.inbound;

import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** A text that can't be understood blocks nobody, least of all the wish to stop that its sender texts next. */
@QuarkusTest
class PoisonTextTest extends OverTheWire {

    private static final String POISON = "unspeakable";

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
    void aTextLongerThanAnyNetworkCarriesIsKeptCut() {
        var ana = somebody();

        var sid = text(ana.phone(), "\u0001".repeat(60_000));

        var row = understood(sid);
        assertThat((String) row.get("body")).hasSize(InboundText.LONGEST);
        assertThat(row).containsEntry("delivered_length", 60_000);
    }
}

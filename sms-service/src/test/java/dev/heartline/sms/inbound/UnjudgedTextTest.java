package dev.heartline.sms.inbound;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;
import dev.heartline.testing.Management;

import static org.assertj.core.api.Assertions.assertThat;

/** A text whose readers fail at the door is judged again, and what it says is done then: once. */
@QuarkusTest
class UnjudgedTextTest extends OverTheWire {

    @Inject
    StumblingReader reader;

    @AfterEach
    void recover() {
        reader.failNext(0);
        reader.goOn();
    }

    @Test
    void dangerIsAnsweredAndToldWhenTheSecondReadingWorks() {
        var ana = somebody();
        double before = unjudged();
        reader.failNext(1);

        var row = understood(text(ana.phone(), "I want to kill myself tonight"));

        assertThat(row)
                .containsEntry("user_id", ana.id())
                .containsEntry("crisis", true)
                .containsEntry("danger_level", "alarm")
                .containsEntry("intent_detected", "emergency")
                .containsEntry("judged", true);
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
        assertThat(db.rows("select * from care_alerts where source_id = ?", row.get("id")))
                .hasSize(1);
        assertThat(told((UUID) row.get("id")))
                .singleElement()
                .satisfies(event -> assertThat(event.path("crisis").asBoolean()).isTrue());
        assertThat(unjudged()).isEqualTo(before + 1);
    }

    @Test
    void aStopBindsWhenTheSecondReadingWorksAsOfWhenItWasSaid() {
        var ana = somebody();
        reader.failNext(1);

        var row = understood(text(ana.phone(), "STOP"));

        assertThat(row).containsEntry("intent_detected", "opt_out");
        var consent = db.row(
                "select * from contact_consent where contact = ?", ana.id().toString());
        assertThat(consent)
                .containsEntry("texts_standing", "stopped")
                .containsEntry("texts_source", "keyword")
                .containsEntry("texts_since", row.get("created_at"));
    }

    @Test
    void plainDangerIsAnsweredWhileNoReadingWorksAndOnceWhenOneDoes() {
        var ana = somebody();
        reader.failNextAndWait(2);

        var sid = text(ana.phone(), "I want to kill myself tonight");

        var row = rowOf(sid);
        assertThat(row)
                .containsEntry("user_id", ana.id())
                .containsEntry("crisis", true)
                .containsEntry("danger_level", "alarm")
                .containsEntry("judged", false);
        reader.goOn();
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(understood(sid)).containsEntry("judged", true).containsEntry("crisis", true);
        assertThat(db.rows("select * from care_alerts where source_id = ?", row.get("id")))
                .hasSize(1);
        kafka.awaitKey("crisis.raised", ana.id().toString());
        assertThat(kafka.ofKey("crisis.raised", ana.id().toString())).hasSize(1);
        assertThat(inbox(ana.phone())).singleElement().asString().contains("988");
    }

    @Test
    void aStopBindsWhileNoReadingOfDangerWorks() {
        var ana = somebody();
        reader.failNextAndWait(2);

        var sid = text(ana.phone(), "STOP");

        assertThat(rowOf(sid)).containsEntry("judged", false).containsEntry("intent_detected", "opt_out");
        assertThat(db.row(
                        "select * from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("texts_standing", "stopped");
        reader.goOn();
        understood(sid);
        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).hasSize(1);
    }

    @Test
    void hopelessWordsAreAskedAboutThoughTheirOwnTextIsStoredAlready() {
        var ana = somebody();
        reader.failNext(1);

        assertThat(understood(text(ana.phone(), "I feel so hopeless"))).containsEntry("danger_level", "ask");

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(understood(text(ana.phone(), "yes"))).containsEntry("crisis", true);
    }

    @Test
    void aTextThatNobodyCanJudgeIsGivenToPeople() {
        var ana = somebody();
        reader.failNext(4);

        var sid = text(ana.phone(), "I took twenty pills");

        await().until(() -> rowOf(sid).get("unreadable_at") != null);
        reader.failNext(0);
        var row = rowOf(sid);
        assertThat(row).containsEntry("judged", false).containsEntry("user_id", ana.id());
        List<String> listed = operator()
                .get("/messages/unreadable?limit=200")
                .then()
                .extract()
                .path("id");
        assertThat(listed).contains(row.get("id").toString());
    }

    private static double unjudged() {
        return Management.metric("heartline_sms_unjudged_total", "");
    }
}

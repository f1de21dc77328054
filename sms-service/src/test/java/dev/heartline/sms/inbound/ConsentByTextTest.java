package dev.heartline.sms.inbound;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class ConsentByTextTest extends OverTheWire {

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", "Please stop texting me.", "unsubscribe"})
    void anOptOutBindsIsConfirmedOnceAndTold(String words) {
        var ana = somebody();

        var row = understood(text(ana.phone(), words));
        understood(text(ana.phone(), words));

        assertThat(row).containsEntry("intent_detected", "opt_out").containsEntry("requires_response", false);
        assertThat(told((UUID) row.get("id"))).singleElement().satisfies(data -> {
            assertThat(data.path("intent").asText()).isEqualTo("opt_out");
            assertThat(data.path("userId").asText()).isEqualTo(ana.id().toString());
        });
        var refused = order(ana.id(), "How are you today?");
        awaitStatus(refused, "skipped");
        assertThat(row(refused)).containsEntry("contact_reason", "opted_out");
        assertThat(inbox(ana.phone())).singleElement().asString().contains("START");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no texts on this old number, use the new one",
                "don't text my work phone",
                "please stop texting 555-0100, that's my mother's"
            })
    void whoAsksForAnotherNumberToBeLeftAloneIsToldHowAndNothingElseIsDone(String words) {
        var ana = somebody();

        var row = understood(text(ana.phone(), words));
        clock.moveOn(Duration.ofMinutes(1));

        assertThat(row).containsEntry("noted_as", "stop_elsewhere").containsEntry("intent_detected", "other");
        await().until(() -> !inbox(ana.phone()).isEmpty());
        var order = order(ana.id(), "How are you today?");
        awaitStatus(order, "delivered");
        assertThat(inbox(ana.phone()))
                .as("one answer, the coach's none, and they are still texted")
                .hasSize(2)
                .first()
                .asString()
                .contains("Text STOP from that number");
        assertThat(db.count(
                        "select count(*) from contact_consent where contact in (?, ?)",
                        ana.id().toString(),
                        ana.phone()))
                .isZero();
        operator()
                .get("/messages/noted?limit=200")
                .then()
                .statusCode(200)
                .body("id", hasItem(row.get("id").toString()));
        operator()
                .post("/messages/" + row.get("id") + "/handled")
                .then()
                .statusCode(200)
                .body("notedAs", equalTo("stop_elsewhere"));
        operator()
                .get("/messages/noted?limit=200")
                .then()
                .statusCode(200)
                .body("id", not(hasItem(row.get("id").toString())));
        operator().get("/messages/noted?after=" + row.get("id")).then().statusCode(200);
        operator().get("/messages/noted?after=" + order).then().statusCode(400);
    }

    @Test
    void anOptOutStopsWhatWasQueuedBefore() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var held = order(ana.id(), "Good morning!");
        awaitStatus(held, "held");

        understood(text(ana.phone(), "STOP"));
        clock.moveOn(Duration.ofHours(8));

        awaitStatus(held, "skipped");
        assertThat(row(held)).containsEntry("contact_reason", "opted_out");
        assertThat(inbox(ana.phone())).hasSize(1);
    }

    @Test
    void startSubscribesAgain() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));

        var row = understood(text(ana.phone(), "START"));

        assertThat(row).containsEntry("intent_detected", "opt_in");
        awaitStatus(order(ana.id(), "Nice to have you back"), "delivered");
        assertThat(inbox(ana.phone())).hasSize(3).contains("Nice to have you back");
        assertThat(db.row(
                        "select calls_standing, texts_standing from contact_consent where contact = ?",
                        ana.id().toString()))
                .containsEntry("calls_standing", "released")
                .containsEntry("texts_standing", "released");
    }

    @Test
    void yesOfSomebodyWhoNeverOptedOutIsConversation() {
        var ana = somebody();

        var row = understood(text(ana.phone(), "Yes"));

        assertThat(row).containsEntry("intent_detected", "other");
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void helpIsAnswered() {
        var ana = somebody();

        text(ana.phone(), "HELP");

        await().until(() -> !inbox(ana.phone()).isEmpty());
        assertThat(inbox(ana.phone())).singleElement().asString().contains("Reply STOP");
    }

    @Test
    void helpIsAnsweredAlsoAfterAnOptOut() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));

        text(ana.phone(), "HELP");

        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone()).getLast()).contains("Reply STOP");
    }

    @Test
    void anOptOutFollowsTheUserToANewNumber() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        var newPhone = newNumber();
        know(new UserProfile(
                ana.id(), "Ana", newPhone, clock.zoneWhereItIs(12), null, null, Set.of(Channel.SMS), false));
        await().until(() -> db.count("select count(*) from user_profile where phone = ?", newPhone) == 1);

        awaitStatus(order(ana.id(), "Hello?"), "skipped");

        assertThat(texts(newPhone)).isEmpty();
    }

    @Test
    void dangerIsAnsweredAtOnceAtAnyHourWhateverWasAgreed() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of());
        understood(text(ana.phone(), "STOP"));

        var row = understood(text(ana.phone(), "I can't go on, I want to kill myself"));

        assertThat(row)
                .containsEntry("intent_detected", "emergency")
                .containsEntry("crisis", true)
                .containsEntry("requires_response", true);
        assertThat(told((UUID) row.get("id")))
                .singleElement()
                .satisfies(data -> assertThat(data.path("crisis").asBoolean()).isTrue());
        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone()).getLast()).contains("988").contains("911");
    }

    @Test
    void dangerInAnUnknownPersonsWordsIsAnsweredToo() {
        var phone = newNumber();

        text(phone, "I want to end my life");

        await().until(() -> !inbox(phone).isEmpty());
        assertThat(inbox(phone)).singleElement().asString().contains("988");
    }

    @Test
    void anOptOutThatSpeaksOfDangerGetsBothAnswers() {
        var ana = somebody();

        var row = understood(text(ana.phone(), "Stop texting me. I want to kill myself."));

        assertThat(row).containsEntry("intent_detected", "opt_out").containsEntry("crisis", true);
        await().until(() -> inbox(ana.phone()).size() == 2);
        assertThat(inbox(ana.phone())).anyMatch(body -> body.contains("988")).anyMatch(body -> body.contains("START"));
    }
}

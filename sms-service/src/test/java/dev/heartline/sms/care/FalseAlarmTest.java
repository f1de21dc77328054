package dev.heartline.sms.care;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The way out of an alarm that was none: an operator says so. */
@QuarkusTest
class FalseAlarmTest extends OverTheWire {

    @Test
    void whatAnOperatorClosesAsAFalseAlarmIsWithdrawnEverywhere() {
        var ana = somebody();
        var alert = alarm(ana);

        for (int i = 0; i < 2; i++) {
            operator()
                    .body(Map.of("note", "A line of a song.", "falseAlarm", true))
                    .post("/care/alerts/{id}/close", alert)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("closed"))
                    .body("note", equalTo("A line of a song."))
                    .body("closedBy", notNullValue())
                    .body("withdrawnAt", notNullValue());
        }

        assertThat(db.row("select state, quiet_until <= now() as over from crisis_quiet where crisis_id = ?", alert))
                .containsEntry("state", "withdrawn")
                .containsEntry("over", true);
        kafka.await(
                "crisis.raised",
                record -> record.value() != null
                        && record.value().contains(alert.toString())
                        && record.value().contains("withdrawn"));
        assertThat(db.count("select count(*) from care_notices where alert_id = ? and kind = 'withdrawn'", alert))
                .isOne();
    }

    @Test
    void whatIsClosedWithoutThatWordStaysQuiet() {
        var alert = alarm(somebody());

        operator()
                .body(Map.of("note", "With her sister now."))
                .post("/care/alerts/{id}/close", alert)
                .then()
                .statusCode(200)
                .body("withdrawnAt", nullValue());

        assertThat(db.value(String.class, "select state from crisis_quiet where crisis_id = ?", alert))
                .isEqualTo("raised");
        operator()
                .body(Map.of("note", "With her sister now.", "falseAlarm", true))
                .post("/care/alerts/{id}/close", alert)
                .then()
                .statusCode(409);
    }

    private UUID alarm(Somebody somebody) {
        var text = understood(text(somebody.phone(), "I want to kill myself tonight"));
        return db.value(UUID.class, "select id from care_alerts where source_id = ?", text.get("id"));
    }
}

package dev.heartline.sms.care;

import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** What piled up while nobody was configured to be told. */
@QuarkusTest
@WithTestResource(OnCallServer.class)
class LapsedNoticesTest extends OverTheWire {

    OnCallServer onCall;

    @Test
    void anOnCallThatIsConfiguredLaterIsToldOfWhatIsOpenAndRecentOnly() {
        var lastMonth = notice("open", "raised", "30 days");
        var dealtWith = notice("closed", "raised", "1 hour");
        var neverHeardOf = notice("closed", "withdrawn", "1 hour");
        var open = notice("open", "raised", "1 hour");

        await().until(() -> !onCall.callsAbout(open.toString()).isEmpty());
        for (var alert : new UUID[] {lastMonth, dealtWith, neverHeardOf}) {
            await().until(() ->
                    db.count("select count(*) from care_notices where alert_id = ? and given_up_at is not null", alert)
                            == 1);
            assertThat(onCall.callsAbout(alert.toString())).isEmpty();
        }
    }

    /** In one statement, so that no worker sees the alert without its state. */
    private UUID notice(String state, String kind, String age) {
        var alert = UUID.randomUUID();
        db.update("""
                with alert as (
                  insert into care_alerts (id, kind, channel, source_id, raised_at, answer, state, closed_at)
                  values (?, 'medical', 'sms', gen_random_uuid(), now() - ?::interval, 'sent', ?,
                          case ? when 'closed' then now() end)
                  returning id, raised_at)
                insert into care_notices (id, alert_id, kind, created_at, due_at)
                select gen_random_uuid(), id, ?, raised_at, raised_at from alert
                """, alert, age, state, state, kind);
        return alert;
    }
}

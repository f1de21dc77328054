package dev.heartline.sms.inbound;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.messaging.backlog.Backlog;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class UnreadBacklogTest extends OverTheWire {

    @Inject
    @All
    List<Backlog> backlogs;

    @Test
    void aTextThatWasGivenUpDoesNotWaitToBeReadButForAHuman() {
        long unread = waiting("unread-texts");
        long unreadable = waiting("unreadable-texts");
        var id = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, direction, from_phone, to_phone, body, provider, status, segments, cost_cents,
                  unreadable_at, created_at)
                values (?, 'inbound', '+12025550001', '+12025550100', 'words', 'twilio', 'received', 1, 1, now(), now())
                """, id);

        // What other tests left to be read may have been read meanwhile.
        assertThat(waiting("unread-texts")).isLessThanOrEqualTo(unread);
        assertThat(waiting("unreadable-texts")).isEqualTo(unreadable + 1);
        operator().post("/messages/" + id + "/handled").then().statusCode(200);
        assertThat(waiting("unreadable-texts")).isEqualTo(unreadable);
    }

    /** Whatever the table holds: without its partial index nothing but a scan of it would do. */
    @ParameterizedTest
    @CsvSource({
        "unread-texts, sms_messages_unread",
        "unreadable-texts, sms_messages_unreadable",
        "held-texts, sms_messages_due",
        "due-texts, sms_messages_due",
        "texts-without-answer, sms_messages_sending"
    })
    void aBacklogIsCountedByItsIndex(String name, String index) throws SQLException {
        var plan = new ArrayList<String>();
        try (var connection = db.connect();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var lines = statement.executeQuery("explain " + sql(name))) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }

        assertThat(String.join("\n", plan)).contains(index).doesNotContain("Seq Scan");
    }

    private long waiting(String name) {
        return (long) db.row(sql(name)).get("waiting");
    }

    private String sql(String name) {
        return backlogs.stream()
                .filter(backlog -> backlog.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sql();
    }
}

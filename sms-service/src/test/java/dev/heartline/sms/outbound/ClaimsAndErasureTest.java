package dev.heartline.sms.outbound;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ClaimsAndErasureTest extends OverTheWire {

    /** A claim holds the text's row and not the user's lock: here it is parked between its decision and its commit. */
    @Test
    void whatIsDecidedAboutATextThatIsClaimedWhileItsUserIsErasedIsErasedToo() throws SQLException {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        var text = order(ana.id(), "Good morning");
        awaitStatus(text, "held");

        try (var claim = db.connect();
                var statement = claim.createStatement()) {
            claim.setAutoCommit(false);
            statement.execute("select from sms_messages where id = '" + text + "' for update");
            publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));
            await().until(() -> db.count("""
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query like 'delete from sms_messages where user_id%'
                            """) == 1);
            statement.execute("""
                    insert into contact_decision (id, subject_id, user_id, channel, purpose, verdict, reason, at)
                    values ('%s', '%s', '%s', 'sms', 'coaching', 'allowed', 'within_contact_hours', now())
                    """.formatted(UUID.randomUUID(), text, ana.id()));
            claim.commit();
        }

        await().until(() -> db.count("select count(*) from erased_user where user_id = ?", ana.id()) == 1);
        assertThat(db.count("select count(*) from contact_decision where user_id = ?", ana.id()))
                .isZero();
    }
}

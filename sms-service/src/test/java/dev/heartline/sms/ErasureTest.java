package dev.heartline.sms;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.events.Event;
import dev.heartline.events.EventType;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ErasureTest extends OverTheWire {

    @Test
    void aTombstoneLeavesNoTraceOfTheUser() {
        var ana = somebody();
        var marker = "marker-" + UUID.randomUUID();
        awaitStatus(order(ana.id(), "Hello " + marker), "delivered");
        understood(text(ana.phone(), "My secret is " + marker));
        understood(text(ana.phone(), "STOP"));
        await().until(() -> inbox(ana.phone()).size() == 2);
        enrol(ana.id());
        reached(ana.id(), 1, List.of(19), List.of("monday"), List.of());
        await().until(() -> db.count("select count(*) from outbox") == 0);

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));

        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana.id()) == 0);
        await().until(() -> db.count("select count(*) from outbox") == 0);
        for (var trace : List.of(marker, ana.phone(), ana.id().toString())) {
            assertThat(tablesWith(trace)).isEmpty();
        }
    }

    @Test
    void textsFromFormerNumbersAndFromBeforeTheProfileGoToo() {
        var first = newNumber();
        var second = newNumber();
        understood(text(first, "Hello, who is this?"));
        var id = UUID.randomUUID();
        for (var number : List.of(second, first, newNumber())) {
            know(profile(id, number));
            await().until(() -> db.count("select count(*) from user_profile where phone = ?", number) == 1);
        }

        publish(Event.tombstone(EventType.USER_PROFILE, id));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", id) == 0);

        assertThat(tablesWith(first)).isEmpty();
        assertThat(tablesWith(second)).isEmpty();
    }

    @Test
    void textsFromAFormerNumberThatIsSomebodyElsesNowStay() {
        var number = newNumber();
        var stranger = understood(text(number, "Hello, who is this?"));
        var id = UUID.randomUUID();
        know(profile(id, number));
        know(profile(id, newNumber()));
        know(profile(UUID.randomUUID(), number));

        publish(Event.tombstone(EventType.USER_PROFILE, id));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", id) == 0);

        assertThat(db.count("select count(*) from sms_messages where id = ?", stranger.get("id")))
                .isEqualTo(1);
    }

    private static UserProfile profile(UUID id, String phone) {
        return new UserProfile(id, "Ana", phone, "Etc/GMT", null, null, Set.of(Channel.SMS), false);
    }

    @Test
    void whatIsStillToBeSentOrUnderstoodIsForgottenToo() {
        var ana = somebody(clock.zoneWhereItIs(3), Set.of(Channel.SMS));
        awaitStatus(order(ana.id(), "Good morning"), "held");

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana.id()) == 0);
        clock.moveOn(Duration.ofHours(8));
        var row = understood(text(ana.phone(), "Hello? Anybody there?"));

        assertThat(row.get("user_id")).isNull();
        assertThat(texts(ana.phone())).isEmpty();
    }

    @Test
    void aCrisisIsForgottenWithTheUserAlsoWhereOnlyTheirNumberWasKnown() {
        var phone = newNumber();
        var text = understood(text(phone, "I want to kill myself"));
        var digest =
                db.value(String.class, "select number_digest from care_alerts where source_id = ?", text.get("id"));
        var ana = UUID.randomUUID();
        know(new UserProfile(ana, "Ana", phone, clock.zoneWhereItIs(12), null, null, Set.of(Channel.SMS), false));
        var again = understood(text(phone, "I still want to kill myself"));
        assertThat(again).containsEntry("user_id", ana);
        await().until(() -> db.count("select count(*) from outbox") == 0);
        assertThat(tablesWith(digest)).containsExactlyInAnyOrder("care_alerts", "crisis_quiet");

        publish(Event.tombstone(EventType.USER_PROFILE, ana));

        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana) == 0);
        for (var trace : List.of(digest, phone, ana.toString())) {
            assertThat(tablesWith(trace)).isEmpty();
        }
    }

    @Test
    void theOptOutOfASharedNumberOutlivesOneOfItsUsers() {
        var ana = somebody();
        understood(text(ana.phone(), "STOP"));
        var ben = UUID.randomUUID();
        know(new UserProfile(ben, "Ben", ana.phone(), clock.zoneWhereItIs(12), null, null, Set.of(Channel.SMS), false));

        publish(Event.tombstone(EventType.USER_PROFILE, ana.id()));
        await().until(() -> db.count("select count(*) from user_profile where user_id = ?", ana.id()) == 0);

        awaitStatus(order(ben, "Hi Ben"), "skipped");
        await().until(() -> db.count("select count(*) from outbox") == 0);
        assertThat(tablesWith(ana.id().toString())).isEmpty();
    }

    private void enrol(UUID userId) {
        var campaign = UUID.randomUUID();
        db.update("""
                insert into sms_campaigns (id, campaign_name, target_user_segment, message_sequence)
                values (?, 'Welcome', 'new_users', '[]')
                """, campaign);
        db.update(
                "insert into sms_campaign_enrolments (campaign_id, user_id, enrolled_at) values (?, ?, now())",
                campaign,
                userId);
    }

    /** The erasure itself is remembered, by id and digests only, so that late events find nobody. */
    private List<String> tablesWith(String trace) {
        return db.rows("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                          and table_name not in ('erased_user', 'erased_number')
                        """).stream()
                .map(row -> (String) row.get("table_name"))
                .filter(table ->
                        db.count("select count(*) from \"" + table + "\" t where t::text like '%' || ? || '%'", trace)
                                > 0)
                .toList();
    }
}

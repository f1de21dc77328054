package dev.heartline.call.schedule;

import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.heartline.call.CallServiceTest;
import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.PostgresControl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** More rows than one look takes, none of which can be dealt with, and behind them one that can. */
@QuarkusTest
class StuckRowsTest extends CallServiceTest {

    /** As many as a look takes. */
    private static final int MANY = 32;

    private final PostgresControl postgres = LocalStackResource.postgres();
    private User ana;
    private User ben;

    @BeforeEach
    void two() {
        ana = user();
        ben = user();
    }

    @AfterEach
    void heal() {
        postgres.administer("alter table outbox drop constraint if exists nothing_of_ana");
        postgres.administer("alter table scheduled_calls drop constraint if exists nothing_of_ana");
        database.update("delete from scheduled_calls where user_id in (?, ?)", ana.id(), ben.id());
        database.update("delete from phone_calls where user_id in (?, ?)", ana.id(), ben.id());
    }

    @Test
    void remindersThatCannotBeAskedForKeepNobodyElsesWaiting() {
        postgres.administer("alter table outbox add constraint nothing_of_ana check (key <> '" + ana.id() + "')");
        reminders(ana, MANY, 20);

        reminders(ben, 1, 10);

        await().until(() -> database.count(
                        "select count(*) from scheduled_calls where user_id = ? and reminder_text_id is not null",
                        ben.id())
                == 1);
        assertThat(database.count(
                        "select count(*) from scheduled_calls where user_id = ? and reminder_text_id is not null",
                        ana.id()))
                .isZero();
    }

    private void reminders(User user, int count, int minutesAgo) {
        database.update("""
                insert into scheduled_calls (id, user_id, scheduled_for, timezone, call_purpose, due_at, window_ends_at, reminder_due_at)
                select gen_random_uuid(), ?, now() + interval '1 day', 'UTC', 'check_in', now() + interval '1 day',
                  now() + interval '26 hours', now() - ? * interval '1 minute'
                from generate_series(1, ?)
                """, user.id(), minutesAgo, count);
    }

    @Test
    void callsWhoseEndCannotBeWrittenDownKeepNobodyElsesWaiting() {
        postgres.administer("alter table scheduled_calls add constraint nothing_of_ana check (user_id <> '" + ana.id()
                + "' or state = 'calling')");
        calling(ana, MANY);

        calling(ben, 1);

        await().until(() -> database.count(
                        "select count(*) from scheduled_calls where user_id = ? and state <> 'calling'", ben.id())
                == 1);
        assertThat(database.count(
                        "select count(*) from scheduled_calls where user_id = ? and state = 'calling'", ana.id()))
                .isEqualTo(MANY);
    }

    /** Of calls that are gone. */
    private void calling(User user, int count) {
        database.update("""
                insert into scheduled_calls (id, user_id, scheduled_for, timezone, call_purpose, due_at, window_ends_at, state)
                select gen_random_uuid(), ?, now(), 'UTC', 'check_in', now(), now() + interval '2 hours', 'calling'
                from generate_series(1, ?)
                """, user.id(), count);
    }

    @Test
    void agreementsThatCannotBeScheduledKeepNobodyElsesWaiting() {
        postgres.administer(
                "alter table scheduled_calls add constraint nothing_of_ana check (user_id <> '" + ana.id() + "')");
        agreed(ana, MANY, 2);

        agreed(ben, 1, 3);

        await().until(() ->
                database.count("select count(*) from phone_calls where user_id = ? and follow_up_scheduled", ben.id())
                        == 1);
        assertThat(database.count(
                        "select count(*) from phone_calls where user_id = ? and follow_up_scheduled", ana.id()))
                .isZero();
    }

    private void agreed(User user, int count, int daysAhead) {
        for (int i = 0; i < count; i++) {
            database.update("""
                    insert into phone_calls (id, user_id, call_direction, call_status, initiated_at, provider, provider_call_sid,
                      from_phone, to_phone, attended_until, completed_at, follow_up_type, follow_up_at)
                    values (?, ?, 'inbound', 'completed', now(), 'twilio', ?, ?, '+12025550100', now(), now(), 'call',
                      now() + ? * interval '1 day')
                    """, UUID.randomUUID(), user.id(), sid(), user.phone(), daysAhead);
        }
    }
}

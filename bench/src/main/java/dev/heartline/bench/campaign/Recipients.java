package dev.heartline.bench.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;

/**
 * People who are written straight into the tables of the sms-service, as so many profiles would take longer than what is measured. It is
 * noon where they are, and they are at risk: that is the segment they are in.
 */
final class Recipients implements AutoCloseable {

    private static final int NOON = 12;
    private static final int HOURS = 24;

    /** Of the ids, so that they are found again, and nobody else is. */
    private static final String ID = "md5('bench-recipient-' || i)::uuid";

    private static final String PROFILES = """
            insert into user_profile (user_id, first_name, phone, timezone, consents, updated_at, published_at)
            select %s, 'Bench', (?::text[])[1 + (i / 10000) %% cardinality(?::text[])] || lpad((i %% 10000)::text, 4, '0'), ?, '{sms}',
                   now(), now()
            from generate_series(0, ? - 1) i
            on conflict (user_id) do update set timezone = excluded.timezone
            """.formatted(ID);

    private static final String KNOWN = """
            insert into user_known_since select %s, now() - interval '40 days' from generate_series(0, ? - 1) i
            on conflict (user_id) do update set known_since = excluded.known_since
            """.formatted(ID);

    private static final String ACTIVE = """
            insert into user_active_days select %s, now()::date - 10 from generate_series(0, ? - 1) i
            on conflict do nothing
            """.formatted(ID);

    private static final List<String> FORGOTTEN = List.of(
            "coach_messages",
            "sms_messages",
            "contact_decision",
            "sms_campaign_enrolments",
            "user_active_days",
            "user_known_since",
            "user_profile");

    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Connection connection;
    private final Connection engagement;
    private final int count;

    Recipients(RunningSystem system, int count) {
        this.connection = Tables.connect(system, Service.SMS);
        this.engagement = Tables.connect(system, Service.ENGAGEMENT);
        this.count = count;
    }

    void introduce() throws SQLException {
        try (var profiles = connection.prepareStatement(PROFILES);
                var known = connection.prepareStatement(KNOWN);
                var active = connection.prepareStatement(ACTIVE)) {
            var areas = connection.createArrayOf("text", areas());
            profiles.setArray(1, areas);
            profiles.setArray(2, areas);
            profiles.setString(3, zoneOfNoon());
            profiles.setInt(4, count);
            profiles.executeUpdate();
            known.setInt(1, count);
            known.executeUpdate();
            active.setInt(1, count);
            active.executeUpdate();
        }
    }

    /** Everything about them: nobody else has their ids. */
    void forget() throws SQLException, InterruptedException {
        for (var table : FORGOTTEN) {
            delete(connection, table);
        }
        forgetContacts();
    }

    /** That they were texted is told to the engagement-service, and may be on its way for a while. */
    private void forgetContacts() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        long last = begun;
        while (System.nanoTime() - last < SETTLED.toNanos() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            if (delete(engagement, "coach_contacts") > 0) {
                last = System.nanoTime();
            }
            Thread.sleep(250);
        }
    }

    private int delete(Connection from, String table) throws SQLException {
        try (var deletion = from.prepareStatement(
                "delete from " + table + " where user_id in (select " + ID + " from generate_series(0, ? - 1) i)")) {
            deletion.setInt(1, count);
            return deletion.executeUpdate();
        }
    }

    private static String[] areas() {
        var areas = new String[FictionalNumbers.COUNT / 100];
        for (int area = 0; area < areas.length; area++) {
            areas[area] = FictionalNumbers.of(area * 100).substring(0, 5) + "555";
        }
        return areas;
    }

    private static String zoneOfNoon() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int offset = Math.floorMod(NOON - hour + HOURS / 2 - 1, HOURS) - HOURS / 2 + 1;
        // POSIX counts westwards.
        return "Etc/GMT" + (offset > 0 ? "-" + offset : "+" + -offset);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        engagement.close();
    }
}

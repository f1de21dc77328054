package dev.heartline.testing;

import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Columns that say by whom or by what. Those that hold a person's subject are left out of what users get of themselves; a new one has to
 * be put into either list.
 */
public final class WhoDidIt {

    /** These are let into an export: a kind, or a row of the user's own. */
    private static final Set<String> KINDS = Set.of(
            "ai_episodic_memory.superseded_by",
            "behavior_events.told_by",
            "denied_commitments.changed_by",
            "memory_history.changed_by",
            "phone_calls.answered_by",
            "preference_history.changed_by");

    private static final Set<String> PEOPLE = Set.of(
            "answer_drafts.decided_by",
            "answer_drafts.written_by",
            "answer_modes.changed_by",
            "care_alerts.acknowledged_by",
            "care_alerts.closed_by",
            "export_accesses.asked_by",
            "flyway_schema_history.installed_by",
            "operator_actions.asked_by",
            "policy_changes.changed_by",
            "profile_changes.asked_by",
            "scheduled_calls.canceled_by",
            "scheduled_calls.requested_by",
            "sms_campaigns.created_by",
            "sms_messages.handled_by",
            "sms_messages.read_by",
            "sms_messages.written_by",
            "sms_template_versions.changed_by",
            "sms_templates.changed_by");

    private WhoDidIt() {}

    /** Fails where a column that ends in {@code _by} is in neither list. */
    public static void assertThatEachIsDecidedUpon(Jdbc database) {
        var columns =
                database.rows("""
                        select c.relname || '.' || a.attname as name
                        from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                          and right(a.attname, 3) = '_by' and a.attnum > 0 and not a.attisdropped
                        """).stream().map(row -> (String) row.get("name")).collect(Collectors.toSet());

        columns.removeAll(KINDS);
        columns.removeAll(PEOPLE);
        assertThat(columns).as("does it hold a person or a kind?").isEmpty();
    }
}

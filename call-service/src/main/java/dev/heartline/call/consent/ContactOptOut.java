package dev.heartline.call.consent;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.service.contact.EarlierOptOutTable;

/** {@code contact_opt_out}, which version 0.1.0 wrote. */
final class ContactOptOut {

    @Produces
    @Singleton
    EarlierOptOutTable table() {
        return new EarlierOptOutTable("""
                delete from contact_opt_out where user_id = (
                  select user_id from contact_opt_out order by user_id limit 1 for update skip locked)
                returning user_id, null::text as phone, 'words' as source, null::uuid as source_id, as_of as since,
                  opted_out as binding
                """);
    }
}

package dev.heartline.sms.consent;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.service.contact.EarlierOptOutTable;

/** {@code contact_opt_out}, which version 0.1.0 wrote. */
final class ContactOptOut {

    @Produces
    @Singleton
    EarlierOptOutTable table() {
        return new EarlierOptOutTable("""
                delete from contact_opt_out where id = (
                  select id from contact_opt_out order by id limit 1 for update skip locked)
                returning user_id, phone, case source when 'provider' then 'provider' else 'words' end as source,
                  source_message_id as source_id, opted_out_at as since, opted_in_at is null as binding
                """);
    }
}

package dev.heartline.sms.coachmessage;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.SessionTransaction;
import dev.heartline.sms.message.SentTexts;
import dev.heartline.sms.message.SmsMessage;

/**
 * Logs each text that a carrier took, whatever it tells of it first, and that it was delivered; {@link DeliveryNews} tells so. Not here: an event waits for the lock of
 * its user, and whoever holds that may be waiting for the text that is being changed.
 */
@ApplicationScoped
class LoggedTexts implements SentTexts {

    /**
     * Once, and never what was not sent. What is answered in fixed words, to wishes, HELP and danger, is the service's and
     * not the coach's. An answer that left when nobody expected it any more is a contact that we began.
     */
    private static final String LOG = """
            insert into coach_messages as known
              (id, user_id, channel, body, sent_at, delivered_at, created_at, untold_delivery, in_answer)
            select id, user_id, 'sms', body, sent_at, delivered_at, created_at, delivered_at is not null, purpose = 'reply'
            from sms_messages
            where id = ?1 and direction = 'outbound' and user_id is not null and sent_at is not null
              and purpose not in ('opt_out_confirmation', 'help', 'crisis_response')
              and not (purpose = 'reply' and template_id is not null)
            on conflict (id) do update
              set delivered_at = coalesce(known.delivered_at, excluded.delivered_at),
                  untold_delivery = known.untold_delivery or known.delivered_at is null and excluded.delivered_at is not null
            """;

    @Override
    public Uni<Void> changed(SessionTransaction transaction, SmsMessage text) {
        if (text.sentAt().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .session()
                .flush()
                .chain(() -> transaction
                        .session()
                        .createNativeQuery(LOG)
                        .setParameter(1, text.id())
                        .executeUpdate())
                .replaceWithVoid();
    }
}

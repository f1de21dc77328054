package dev.heartline.sms.provider.messagebird;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.sms.delivery.DeliveryReport;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.messagebird.MessageBirdAccount;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.signature.FormBody;

/** MessageBird's word on a text as ours. */
final class MessageBirdReport {

    /** The recipient told MessageBird to stop. */
    private static final String STOPPED = "103";

    private MessageBirdReport() {}

    /**
     * @param messageId ours, where the address names it
     * @return empty for a word that MessageBird may add, which tells us nothing
     */
    static Optional<DeliveryReport> read(Optional<UUID> messageId, String sid, FormBody query) {
        var code = query.first("statusErrorCode").filter(value -> !value.isBlank() && !value.equals("0"));
        return status(query)
                .map(status -> new DeliveryReport(
                        MessageBirdAccount.NAME,
                        messageId,
                        sid,
                        status,
                        code,
                        price(query),
                        code.filter(STOPPED::equals).isPresent()));
    }

    private static Optional<Money> price(FormBody query) {
        return query.first("price[amount]")
                .flatMap(amount -> query.first("price[currency]").flatMap(currency -> Money.charged(amount, currency)));
    }

    private static Optional<MessageStatus> status(FormBody query) {
        return query.first("status").flatMap(word -> switch (word) {
            case "scheduled", "sent", "buffered" -> Optional.of(MessageStatus.SENT);
            case "delivered" -> Optional.of(MessageStatus.DELIVERED);
            case "expired", "delivery_failed" -> Optional.of(MessageStatus.UNDELIVERED);
            default -> Optional.empty();
        });
    }
}

package dev.heartline.sms.provider.plivo;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.sms.delivery.DeliveryReport;
import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.plivo.PlivoAccount;
import dev.heartline.telephony.price.Money;
import dev.heartline.telephony.signature.FormBody;

/** Plivo's word on a text as ours. */
final class PlivoReport {

    /** "Source Number Blocked By STOP From Destination Number". */
    private static final String BLOCKED_BY_STOP = "200";

    /** Nothing is wrong. */
    private static final String FINE = "000";

    private static final String CURRENCY = "USD";

    private PlivoReport() {}

    /**
     * @param messageId ours, where the address names it
     * @return empty for a word that Plivo may add, which tells us nothing
     */
    static Optional<DeliveryReport> read(Optional<UUID> messageId, String sid, FormBody form) {
        var code = form.first("ErrorCode").filter(value -> !value.isBlank() && !value.equals(FINE));
        return status(form)
                .map(status -> new DeliveryReport(
                        PlivoAccount.NAME,
                        messageId,
                        sid,
                        status,
                        code,
                        price(status, form),
                        code.filter(BLOCKED_BY_STOP::equals).isPresent()));
    }

    /** What an earlier report says isn't all of it yet. */
    private static Optional<Money> price(MessageStatus status, FormBody form) {
        return status.isLast()
                ? form.first("TotalAmount").flatMap(amount -> Money.charged(amount, CURRENCY))
                : Optional.empty();
    }

    private static Optional<MessageStatus> status(FormBody form) {
        return form.first("Status").flatMap(word -> switch (word) {
            case "queued", "sent" -> Optional.of(MessageStatus.SENT);
            case "delivered", "read" -> Optional.of(MessageStatus.DELIVERED);
            case "undelivered" -> Optional.of(MessageStatus.UNDELIVERED);
            case "failed", "rejected" -> Optional.of(MessageStatus.FAILED);
            default -> Optional.empty();
        });
    }
}

package dev.heartline.sms.delivery;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.sms.message.MessageStatus;
import dev.heartline.telephony.price.Money;

/**
 * A provider's word on a text.
 *
 * @param provider whose word it is
 * @param messageId ours, where the provider gives it back
 * @param sid the provider's
 * @param errorCode the provider's, where something is wrong
 * @param price what the text costs, where the provider says so by now
 * @param recipientOptedOut the provider won't send to the recipient, who told it to stop
 */
public record DeliveryReport(
        String provider,
        Optional<UUID> messageId,
        String sid,
        MessageStatus status,
        Optional<String> errorCode,
        Optional<Money> price,
        boolean recipientOptedOut) {}

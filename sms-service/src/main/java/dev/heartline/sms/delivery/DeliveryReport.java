package dev.heartline.sms.delivery;

import java.util.Optional;
import java.util.UUID;

import dev.heartline.sms.message.MessageStatus;

/**
 * A provider's word on a text.
 *
 * @param messageId ours, where the provider gives it back
 * @param sid the provider's
 * @param errorCode the provider's, where something is wrong
 * @param recipientOptedOut the provider won't send to the recipient, who told it to stop
 */
public record DeliveryReport(
        Optional<UUID> messageId,
        String sid,
        MessageStatus status,
        Optional<String> errorCode,
        boolean recipientOptedOut) {}

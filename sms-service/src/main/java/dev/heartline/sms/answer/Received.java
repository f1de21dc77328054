package dev.heartline.sms.answer;

import java.time.Instant;
import java.util.UUID;

import dev.heartline.sms.message.Party;

/**
 * A stored text of somebody's, in its conversation.
 *
 * @param at when it came in: what it says was said then
 */
public record Received(UUID messageId, Party party, UUID conversationId, Instant at) {}

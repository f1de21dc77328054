package dev.heartline.sms.inbound;

import java.util.UUID;

import dev.heartline.sms.message.Party;

/** A stored text of somebody's, in its conversation. */
record Received(UUID messageId, Party party, UUID conversationId) {}

package dev.heartline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of what one service keeps of a user, as it was asked for. The pieces of a service, joined in their order, are the text of
 * one JSON object: the rows by their table. It holds all there is to know of somebody: its topic keeps it for a day.
 *
 * @param service as the topics name it: {@code call}, {@code sms}, {@code memory}, {@code engagement}
 * @param takenAt the one instant that all rows of the service are of
 * @param piece from 0
 * @param pieces how many there are of this service
 * @param text the piece, cut at any character
 */
public record ExportAnswered(
        UUID exportId, UUID userId, String service, Instant takenAt, int piece, int pieces, String text)
        implements EventData {}

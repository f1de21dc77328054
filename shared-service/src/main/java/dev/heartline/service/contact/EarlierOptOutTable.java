package dev.heartline.service.contact;

/**
 * Where a service kept opt-outs before {@code consent.changed}.
 *
 * @param takeOne deletes one row and returns {@code user_id, phone} (either may be null), {@code source}, {@code source_id} (may be
 *     null), {@code since} and {@code binding}, false for one that was taken back
 */
public record EarlierOptOutTable(String takeOne) {}

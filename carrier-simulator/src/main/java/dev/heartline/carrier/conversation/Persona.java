package dev.heartline.carrier.conversation;

import java.time.ZoneId;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A made-up person.
 *
 * @param phone in the range reserved for fiction (North American 555-01xx)
 */
public record Persona(String name, PhoneNumber phone, ZoneId zone) {}

package dev.heartline.carrier.text;

import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * A text that our service ordered.
 *
 * @param statusUrl where to tell what becomes of it; empty where the provider has one address for all
 * @param reference ours, which the provider repeats
 */
public record OrderedText(
        PhoneNumber to, PhoneNumber from, String body, Optional<String> statusUrl, Optional<String> reference) {}

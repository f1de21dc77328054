package dev.heartline.carrier.transcript;

import java.time.Duration;

/** @param at when it begins, from the beginning of the conversation */
public record Utterance(Speaker speaker, Duration at, String text) {}

package dev.heartline.ai.guard;

import java.util.function.Function;

import dev.heartline.ai.crisis.CrisisReader;
import dev.heartline.ai.wish.WishReader;

/**
 * What the guard hears with.
 *
 * @param embedding computes the vector of a text, where a reader asks for it; blocking
 */
public record Ears(CrisisReader danger, WishReader wishes, Function<String, float[]> embedding) {}

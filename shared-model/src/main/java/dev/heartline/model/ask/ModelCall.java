package dev.heartline.model.ask;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import dev.heartline.model.ModelTask;
import dev.heartline.model.Occasion;
import dev.heartline.model.wire.Fault;
import dev.heartline.model.wire.Provider;

/**
 * What came of asking a model once. Nothing of what was said is in it.
 *
 * @param prompt its version
 * @param firstWords until the answer began; null where it came in one piece, or not at all
 * @param costMicros exact, in millionths of the currency's unit
 * @param fault null where the answer was used
 */
public record ModelCall(
        ModelTask task,
        Provider provider,
        String model,
        String prompt,
        Occasion occasion,
        Instant at,
        Duration firstWords,
        Duration whole,
        Tokens tokens,
        BigDecimal costMicros,
        Fault fault) {}

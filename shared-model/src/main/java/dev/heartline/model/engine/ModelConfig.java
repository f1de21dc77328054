package dev.heartline.model.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.heartline.model.wire.Provider;

/**
 * A language model in place of the local engine, which stays behind it. Nothing of this is used, and nothing leaves, as long as
 * `heartline.engine`, and with it the engine of every task, is `local`.
 */
@ConfigMapping(prefix = "heartline.model")
public interface ModelConfig {

    /** Whose wire format the model speaks: `openai` (and whatever is compatible with it), `anthropic` or `ollama`. */
    @WithDefault("openai")
    Provider provider();

    /** Of the provider's API, with its version; the provider's own unless given. What callers say goes there: HTTPS, except inside a network of your own. */
    Optional<String> baseUrl();

    /** Secret: what the provider knows us by. Not for Ollama. */
    Optional<String> apiKey();

    /** Of the model, as the provider has it, for tasks that name no other. */
    Optional<String> name();

    /** Of every answer; the provider's own unless given, and some models allow no other. */
    Optional<Double> temperature();

    /** For the TCP connection to the provider. */
    @WithDefault("1s")
    Duration connectLimit();

    /** What a million tokens that are sent cost, in the currency's unit, for tasks that name no other price. Must be given, but for Ollama, which is free. */
    Optional<BigDecimal> priceIn();

    /** The same for tokens that come back. */
    Optional<BigDecimal> priceOut();

    /** Of prices and budgets, ISO 4217. */
    @WithDefault("USD")
    Currency currency();

    /** What one user may cost in a day, in UTC and by service; then they have the local engine until the next. */
    @WithDefault("1.00")
    BigDecimal budgetPerUser();

    /** What all of a service together may cost in a day, in UTC. */
    @WithDefault("50.00")
    BigDecimal budgetPerDay();

    /** Failures of the provider in a row, of one task in one process, after which it is left alone for a while. */
    @WithDefault("5")
    int restAfter();

    /** For how long; then one request tries it. */
    @WithDefault("30s")
    Duration rest();

    Speaking coach();

    Reading reading();

    Reading memories();

    Reading texts();

    /** Finding the coach's words. */
    interface Speaking {

        /** `local` or `model`. */
        @WithDefault("${heartline.engine}")
        EngineKind engine();

        /** Of the model, where this task has one of its own. */
        @WithDefault("${heartline.model.name:}")
        Optional<String> name();

        /** In place of the price of the others. */
        @WithDefault("${heartline.model.price-in:}")
        Optional<BigDecimal> priceIn();

        /** In place of the price of the others. */
        @WithDefault("${heartline.model.price-out:}")
        Optional<BigDecimal> priceOut();

        /** Tokens at most; sixty words are enough for the phone. */
        @WithDefault("160")
        int longestAnswer();
    }

    /** Reading what was said or written. */
    interface Reading {

        /** `local` or `model`. */
        @WithDefault("${heartline.engine}")
        EngineKind engine();

        /** Of the model, where this task has one of its own. */
        @WithDefault("${heartline.model.name:}")
        Optional<String> name();

        /** In place of the price of the others. */
        @WithDefault("${heartline.model.price-in:}")
        Optional<BigDecimal> priceIn();

        /** In place of the price of the others. */
        @WithDefault("${heartline.model.price-out:}")
        Optional<BigDecimal> priceOut();

        /** Tokens at most. */
        @WithDefault("1500")
        int longestAnswer();

        /** To the end of the answer; then it is read locally. Shorter than `heartline.call.completion.analysis-limit`. */
        @WithDefault("6s")
        Duration limit();
    }
}

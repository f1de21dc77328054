package dev.heartline.model.engine;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.ai.coach.CoachEngine;
import dev.heartline.ai.coach.Feelings;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.head.Meanings;
import dev.heartline.ai.local.CoachConfig;
import dev.heartline.ai.local.Local;
import dev.heartline.ai.memory.MemoryExtractor;
import dev.heartline.ai.message.MessageReader;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.reading.ConversationReader;
import dev.heartline.model.ModelTask;
import dev.heartline.model.account.Budget;
import dev.heartline.model.ask.KeptAnswers;
import dev.heartline.model.ask.Meter;
import dev.heartline.model.ask.Prompt;
import dev.heartline.model.ask.ReadingModel;
import dev.heartline.model.ask.Rest;
import dev.heartline.model.ask.SpeakingModel;
import dev.heartline.model.ask.Spending;
import dev.heartline.model.coach.ModelCoach;
import dev.heartline.model.reading.ModelConversationReader;
import dev.heartline.model.reading.ModelMemoryExtractor;
import dev.heartline.model.reading.ModelMessageReader;
import dev.heartline.model.wire.Connection;

/** Puts a model before the local engine, task by task, where the configuration says so. */
@ApplicationScoped
class ModelEngine {

    private final ModelConfig config;
    private final Engines engines;
    private final Spending spending;
    private final KeptAnswers kept;

    ModelEngine(ModelConfig config, Engines engines, Spending spending, KeptAnswers kept) {
        this.config = config;
        this.engines = engines;
        this.spending = spending;
        this.kept = kept;
    }

    @Produces
    @Singleton
    Budget budget() {
        return Budget.of(config.budgetPerUser(), config.budgetPerDay(), config.currency());
    }

    @Produces
    @Singleton
    Connection connection() {
        return new Connection(
                config.provider(), engines.baseUrl(), config.apiKey().orElse(null), config.connectLimit());
    }

    void close(@Disposes Connection connection) {
        connection.close();
    }

    /** Null, which a bean of no scope may be, leaves the coach to the local engine. */
    @Produces
    @Dependent
    CoachEngine coach(
            Instance<Connection> connection,
            EmotionReader emotions,
            Meanings meanings,
            Clock clock,
            CoachConfig coaching) {
        if (!engines.isModel(ModelTask.COACH)) {
            return null;
        }
        var wire = connection.get();
        var model = new SpeakingModel(
                wire.speaking(engines.settings(ModelTask.COACH)), meter(ModelTask.COACH, wire), coaching.firstWords());
        return new ModelCoach(
                model,
                Prompt.of("coach-1"),
                Prompt.of("coach-texts-1"),
                new Feelings(emotions, meanings),
                engines.limit(ModelTask.COACH),
                clock);
    }

    @Produces
    @Singleton
    ConversationReader conversations(
            @Local ConversationReader local, CrisisDetector crisis, Instance<Connection> connection) {
        return engines.isModel(ModelTask.READING)
                ? new ModelConversationReader(reading(ModelTask.READING, connection.get()), local, crisis)
                : local;
    }

    @Produces
    @Singleton
    MemoryExtractor memories(@Local MemoryExtractor local, CrisisDetector crisis, Instance<Connection> connection) {
        return engines.isModel(ModelTask.MEMORIES)
                ? new ModelMemoryExtractor(reading(ModelTask.MEMORIES, connection.get()), local, crisis)
                : local;
    }

    @Produces
    @Singleton
    MessageReader messages(@Local MessageReader local, Instance<Connection> connection) {
        return engines.isModel(ModelTask.TEXTS)
                ? new ModelMessageReader(reading(ModelTask.TEXTS, connection.get()), local)
                : local;
    }

    private ReadingModel reading(ModelTask task, Connection connection) {
        return new ReadingModel(
                connection.reading(engines.settings(task)), meter(task, connection), kept, engines.limit(task));
    }

    private Meter meter(ModelTask task, Connection connection) {
        return new Meter(
                task,
                connection.provider(),
                engines.settings(task).name(),
                engines.price(task),
                spending,
                new Rest(config.restAfter(), config.rest()));
    }
}

package dev.heartline.model.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.heartline.model.ModelTask;
import dev.heartline.model.ask.Price;
import dev.heartline.model.wire.ModelSettings;
import dev.heartline.model.wire.Provider;

/** Which engine does which task. A configuration that can't work fails the start, and not the first call. */
@ApplicationScoped
public class Engines {

    private static final Logger LOG = Logger.getLogger(Engines.class);

    private final ModelConfig config;

    Engines(ModelConfig config) {
        this.config = config;
    }

    public boolean isModel(ModelTask task) {
        return chosen(task).kind() == EngineKind.MODEL;
    }

    void check(@Observes StartupEvent event) {
        var tasks = Arrays.stream(ModelTask.values()).filter(this::isModel).toList();
        if (tasks.isEmpty()) {
            return;
        }
        if (config.provider().needsKey() && config.apiKey().isEmpty()) {
            throw new IllegalStateException("heartline.model.api-key is missing");
        }
        tasks.forEach(task -> {
            settings(task);
            price(task);
        });
        LOG.infof("A model at %s does: %s", baseUrl(), described(tasks));
    }

    private String described(List<ModelTask> tasks) {
        return tasks.stream()
                .map(task -> task.wireName() + " (" + settings(task).name() + ")")
                .collect(Collectors.joining(", "));
    }

    String baseUrl() {
        return config.baseUrl().orElseGet(config.provider()::usualUrl);
    }

    ModelSettings settings(ModelTask task) {
        var chosen = chosen(task);
        return new ModelSettings(
                chosen.name().orElseThrow(() -> missing(task, "name")),
                config.temperature().orElse(null),
                chosen.longestAnswer());
    }

    Price price(ModelTask task) {
        var chosen = chosen(task);
        return new Price(
                chosen.priceIn().or(this::free).orElseThrow(() -> missing(task, "price-in")),
                chosen.priceOut().or(this::free).orElseThrow(() -> missing(task, "price-out")));
    }

    Duration limit(ModelTask task) {
        return chosen(task).limit();
    }

    private Optional<BigDecimal> free() {
        return config.provider() == Provider.OLLAMA ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    private static IllegalStateException missing(ModelTask task, String setting) {
        return new IllegalStateException(
                "heartline.model.%2$s, or heartline.model.%1$s.%2$s, is missing".formatted(task.wireName(), setting));
    }

    private record Chosen(
            EngineKind kind,
            Optional<String> name,
            Optional<BigDecimal> priceIn,
            Optional<BigDecimal> priceOut,
            int longestAnswer,
            Duration limit) {

        static Chosen of(ModelConfig.Reading task) {
            return new Chosen(
                    task.engine(), task.name(), task.priceIn(), task.priceOut(), task.longestAnswer(), task.limit());
        }
    }

    private Chosen chosen(ModelTask task) {
        return switch (task) {
            case COACH -> {
                var coach = config.coach();
                // The guard waits for the first words, and not as long.
                yield new Chosen(
                        coach.engine(),
                        coach.name(),
                        coach.priceIn(),
                        coach.priceOut(),
                        coach.longestAnswer(),
                        Duration.ofSeconds(15));
            }
            case READING -> Chosen.of(config.reading());
            case MEMORIES -> Chosen.of(config.memories());
            case TEXTS -> Chosen.of(config.texts());
        };
    }
}

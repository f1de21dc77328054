package dev.heartline.engagement.reward;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.heartline.engagement.policy.draw.Draw;
import dev.heartline.events.vocabulary.RewardIntensity;
import dev.heartline.service.policy.copy.CopyCheck;

/**
 * What rewards say. The sentences are reviewed data in {@code reward-copy.json}; each must be true whenever its trigger
 * fires. The service does not start with one that {@link CopyCheck} objects to.
 */
@ApplicationScoped
public class RewardCopy {

    private static final String RESOURCE = "reward-copy.json";

    private final Map<String, Map<String, List<String>>> sentences;

    RewardCopy() {
        this(read());
    }

    RewardCopy(Map<String, Map<String, List<String>>> sentences) {
        this.sentences = sentences;
        sentences.values().stream()
                .flatMap(byIntensity -> byIntensity.values().stream())
                .flatMap(List::stream)
                .forEach(RewardCopy::check);
    }

    /** One of the sentences that fit, the same for the same draw. */
    public String sentence(Trigger trigger, RewardIntensity intensity, Draw draw) {
        List<String> fitting =
                sentences.getOrDefault(trigger.wireName(), Map.of()).getOrDefault(intensity.wireName(), List.of());
        if (fitting.isEmpty()) {
            throw new IllegalStateException(
                    "nothing to say for %s, %s".formatted(trigger.wireName(), intensity.wireName()));
        }
        return fitting.get(draw.pick(fitting.size()));
    }

    private static void check(String sentence) {
        List<String> objections = CopyCheck.objections(sentence);
        if (!objections.isEmpty()) {
            throw new IllegalStateException("'%s' %s".formatted(sentence, String.join(", ", objections)));
        }
    }

    private static Map<String, Map<String, List<String>>> read() {
        try (InputStream in = RewardCopy.class.getResourceAsStream(RESOURCE)) {
            return new JsonMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}

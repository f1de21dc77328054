package dev.heartline.model;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.heartline.model.ask.KeptAnswers;

/** Keeps answers in memory. */
public final class Answers implements KeptAnswers {

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(byte[] digest) {
        return Optional.ofNullable(kept.get(HexFormat.of().formatHex(digest)));
    }

    @Override
    public void keep(byte[] digest, Occasion occasion, String model, String prompt, String answer) {
        kept.put(HexFormat.of().formatHex(digest), answer);
    }
}

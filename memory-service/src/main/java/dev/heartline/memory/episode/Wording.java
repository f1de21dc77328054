package dev.heartline.memory.episode;

import java.text.Normalizer;
import java.util.Locale;

/** The words of a memory without what doesn't matter: case, accents, punctuation, contractions' apostrophes, spaces. */
record Wording(String normalised) {

    static Wording of(String description) {
        String plain = Normalizer.normalize(description, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("['\u2019]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return new Wording(plain);
    }
}

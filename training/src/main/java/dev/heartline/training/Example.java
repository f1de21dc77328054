package dev.heartline.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A labelled sentence.
 *
 * @param aspect where it was said, or what it answers, or which kind of danger it tells of
 * @param family rewordings of one sentence share it, and stand on the same side of the split
 */
record Example(String label, String aspect, String family, String text) {

    /** One family of seven is kept for the figures: nothing is trained on it, and no threshold chosen. */
    private static final int PARTS = 7;

    /** @param name of a file beside this class: label, aspect, family, text, tabs between, a heading first */
    static List<Example> read(String name) {
        return lines(name)
                .map(line -> line.split("\t", 4))
                .map(cells -> new Example(cells[0], cells[1], cells[2], cells[3].replace("\\n", "\n")))
                .toList();
    }

    /** All but the heading. */
    static Stream<String> lines(String name) {
        try (var in = Example.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("No " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same words as an example of nothing: what one head listens for is ordinary talk to another. */
    Example ordinary() {
        return new Example("none", "ordinary", family, text);
    }

    /** What was said before it, where its aspect holds that; empty if nothing was. */
    String answered() {
        return aspect.equals("-") ? "" : aspect;
    }

    /** Trained on, and too far from what a head listens for to tell anything about its thresholds. */
    boolean isFiller() {
        return aspect.equals("ordinary");
    }

    boolean keptApart() {
        return part(PARTS) == 0;
    }

    /** Which of some parts its family belongs to. */
    int part(int parts) {
        int hash = family.hashCode() * 0x9E3779B1;
        return Math.floorMod(hash ^ hash >>> 15, parts);
    }
}

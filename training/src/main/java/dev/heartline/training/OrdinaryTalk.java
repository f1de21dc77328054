package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.heartline.ai.head.Pieces;

/**
 * What people say when nothing is wanted of a head, so that it doesn't take what it never saw for what it listens for. Public data
 * that isn't part of the project, looked for in one folder. Comments that hold a word of danger are left out, as nobody has
 * labelled them for that; of the sessions, those of clients in danger.
 */
final class OrdinaryTalk {

    private static final int COMMENTS_PER_EXAMPLE = 11;
    private static final Pattern DANGER =
            Pattern.compile("(?i)\\b(?:die|dying|dead|death|kill|suicid|harm|hurt|alive|overdos|od\\b|blood"
                    + "|bleed|breath|abus|rape|pills?|gun|end it|stop|cut|pain inside|live any)");

    /** Sessions of clients who speak of harming themselves. */
    private static final Set<String> IN_DANGER = Set.of("95", "107", "115");

    private OrdinaryTalk() {}

    /**
     * @param data holds {@code goemotions/train.tsv} and {@code annomi/dev.csv}
     * @throws IOException if one isn't there
     */
    static List<Example> in(Path data) throws IOException {
        // Each of these counts threefold: nothing else is as near to what is said on a call.
        var turns = turns(data);
        var again = turns.stream().map(Example::ordinary).toList();
        return Stream.of(comments(data.resolve("goemotions/train.tsv")), turns, again, again, pieces(turns))
                .flatMap(List::stream)
                .toList();
    }

    /** GoEmotions (Demszky et al., ACL 2020; CC BY 4.0): text, labels, id. */
    private static List<Example> comments(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> Math.floorMod(cells[2].hashCode(), COMMENTS_PER_EXAMPLE) == 0)
                .map(cells -> new Example("none", "ordinary", cells[2], cells[0]))
                .filter(example -> !DANGER.matcher(example.text()).find())
                .toList();
    }

    private static List<Example> turns(Path data) throws IOException {
        return Sessions.all(data).stream()
                .filter(said -> !IN_DANGER.contains(said.session()))
                .map(said -> new Example("none", "session", "session " + said.session(), said.text()))
                .toList();
    }

    /** Readers also hear a long turn piece by piece. */
    private static List<Example> pieces(List<Example> turns) {
        return turns.stream()
                .map(turn -> Pieces.of(turn.text()).stream()
                        .filter(piece -> !piece.equals(turn.text()))
                        .map(piece -> new Example("none", "ordinary", turn.family(), piece))
                        .toList())
                .flatMap(List::stream)
                .toList();
    }
}

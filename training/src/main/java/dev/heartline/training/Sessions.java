package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.Speaker;

/**
 * Clients' turns of counselling sessions: AnnoMI (Wu et al., ICASSP 2022), which isn't part of the project. Labels of ours on them
 * are, by session and turn.
 */
public final class Sessions {

    /** Never trained on nor looked at by whoever trains: what is said about memories is judged by them. */
    private static final Set<String> JUDGING =
            Set.of("2", "13", "18", "38", "50", "62", "71", "83", "89", "97", "107", "127");

    private Sessions() {}

    /**
     * What a client said.
     *
     * @param before what the counsellor said last before it, empty if nothing
     * @param direction as the authors of AnnoMI labelled it: change, neutral, sustain
     */
    public record Said(String session, int turn, String text, String before, String direction) {

        /** A session is a family. */
        Example as(String label) {
            return new Example(label, before, "session " + session, text);
        }
    }

    /**
     * What we made of a client's turn.
     *
     * @param memory which type of memory is in it, or none
     * @param from where in the turn it begins
     * @param to where it ends; 0 where there is none
     * @param move what the turn does
     */
    record Label(String memory, int from, int to, String move) {}

    record Labelled(Said said, Label label) {}

    /** All turns with words in them, in order, but those of the sessions that judge. */
    static List<Said> turns(Path data) throws IOException {
        return all(data).stream()
                .filter(said -> !JUDGING.contains(said.session()))
                .toList();
    }

    /** Those that we labelled. */
    static List<Labelled> labelled(Path data) throws IOException {
        var labels = labels();
        return turns(data).stream()
                .filter(said -> labels.containsKey(key(said.session(), said.turn())))
                .map(said -> new Labelled(said, labels.get(key(said.session(), said.turn()))))
                .toList();
    }

    static List<Said> all(Path data) throws IOException {
        return read(data.resolve("annomi/dev.csv"));
    }

    /** @param file in AnnoMI's format */
    public static List<Said> read(Path file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var said = new ArrayList<Said>();
        var counsellor = new HashMap<String, String>();
        try (var rows = format.parse(Files.newBufferedReader(file))) {
            for (var row : rows) {
                var session = row.get("transcript_id");
                var text = row.get("utterance_text");
                if (!row.get("interlocutor").equals("client")) counsellor.put(session, text);
                else if (!text.isBlank())
                    said.add(new Said(
                            session,
                            Integer.parseInt(row.get("utterance_id")),
                            text,
                            counsellor.getOrDefault(session, ""),
                            row.get("client_talk_type")));
            }
        }
        return said;
    }

    /** As far as what clients said and what each answered makes one. */
    public static Conversation conversation(List<Said> session) {
        var turns = new ArrayList<Turn>();
        for (var said : session) {
            if (!said.before().isBlank() && (turns.isEmpty() || turns.getLast().seq() < said.turn() - 1))
                turns.add(new Turn(said.turn() - 1, Speaker.COACH, said.before(), null));
            turns.add(new Turn(said.turn(), Speaker.USER, said.text(), null));
        }
        return new Conversation(turns);
    }

    private static Map<String, Label> labels() {
        var labels = new HashMap<String, Label>();
        Example.lines("session-turns.tsv")
                .map(line -> line.split("\t"))
                .forEach(cells -> labels.put(
                        key(cells[0], Integer.parseInt(cells[1])),
                        new Label(cells[2], Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), cells[5])));
        return labels;
    }

    private static String key(String session, int turn) {
        return session + "/" + turn;
    }
}

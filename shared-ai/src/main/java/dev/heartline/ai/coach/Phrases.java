package dev.heartline.ai.coach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;

/** The wordings of each move. The same call and turn choose the same one; one that was spoken already comes last. */
final class Phrases {

    private final Map<String, List<String>> byMove = new LinkedHashMap<>();

    Phrases() {
        var move = "";
        for (var line : Lexicon.lines("/dev/heartline/ai/coach/phrases.txt")) {
            if (line.startsWith("[")) move = line.substring(1, line.length() - 1);
            else byMove.computeIfAbsent(move, m -> new ArrayList<>()).add(line);
        }
    }

    boolean has(String move) {
        return byMove.containsKey(move);
    }

    /** @throws IllegalArgumentException if there is no such move */
    String choose(String move, UUID callId, Conversation soFar) {
        var wordings = byMove.get(move);
        if (wordings == null) throw new IllegalArgumentException("No wordings of " + move);
        int start =
                Math.floorMod(31 * callId.hashCode() + 17 * soFar.turns().size() + move.hashCode(), wordings.size());
        for (int i = 0; i < wordings.size(); i++) {
            var wording = wordings.get((start + i) % wordings.size());
            if (soFar.coachTurns().stream().noneMatch(turn -> spokenIn(turn, wording))) return wording;
        }
        return wordings.get(start);
    }

    /** Whether the coach made this move before. */
    boolean spoken(String move, Conversation soFar) {
        return soFar.coachTurns().stream().anyMatch(turn -> spokenIn(turn, move));
    }

    boolean spokenIn(Turn turn, String move) {
        return byMove.getOrDefault(move, List.of(move)).stream()
                .anyMatch(wording -> turn.text().contains(fixedPart(wording)));
    }

    /** The longest run of a wording that is not filled in. */
    private static String fixedPart(String wording) {
        var longest = "";
        for (var part : wording.split("\\{\\w+\\}"))
            if (part.strip().length() > longest.length()) longest = part.strip();
        return longest;
    }
}

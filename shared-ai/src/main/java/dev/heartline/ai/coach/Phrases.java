package dev.heartline.ai.coach;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.lexicon.Lexicon;

/** The wordings of each move. The same call and turn choose the same one: the one that was spoken longest ago, or never. */
final class Phrases {

    private final Map<String, List<String>> byMove = Lexicon.sections("/dev/heartline/ai/coach/phrases.txt");

    /** @throws IllegalArgumentException if there is no such move */
    String choose(String move, UUID callId, Conversation soFar) {
        var wordings = byMove.get(move);
        if (wordings == null) throw new IllegalArgumentException("No wordings of " + move);
        int start =
                Math.floorMod(31 * callId.hashCode() + 17 * soFar.turns().size() + move.hashCode(), wordings.size());
        return IntStream.range(0, wordings.size())
                .mapToObj(i -> wordings.get((start + i) % wordings.size()))
                .min(Comparator.comparingInt(wording -> lastSpoken(wording, soFar)))
                .orElseThrow();
    }

    private int lastSpoken(String wording, Conversation soFar) {
        return soFar.coachTurns().stream()
                .filter(turn -> turn.text().contains(fixedPart(wording)))
                .mapToInt(Turn::seq)
                .max()
                .orElse(-1);
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

package dev.heartline.ai.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.time.Numbers;

/** Readiness to change, 1..10: as the user puts it on a scale, else by their change and sustain talk if there is enough. */
final class Motivation {

    private static final int ENOUGH_TALK = 3;
    private static final List<String> NUMBERS = Numbers.upTo(10);
    private static final Pattern SCALE =
            Pattern.compile("(?i)\\b(?:scale|one to ten|1 to 10|zero to ten|0 to 10|1-10|0-10)\\b");
    private static final Pattern RATING = Pattern.compile("(?i)\\b(10|[0-9]|" + String.join("|", NUMBERS)
            + ")\\b(?! (?:days?|weeks?|drinks?|pounds?|times|years?|cigarettes))");

    private Motivation() {}

    static Optional<Integer> of(Conversation conversation, TalkDirections directions) {
        return stated(conversation).or(() -> heard(directions));
    }

    private static Optional<Integer> stated(Conversation conversation) {
        Optional<Integer> latest = Optional.empty();
        var turns = conversation.turns();
        for (int i = 0; i + 1 < turns.size(); i++) {
            if (turns.get(i).byUser() || !turns.get(i + 1).byUser()) continue;
            if (!SCALE.matcher(turns.get(i).text()).find()) continue;
            var rating = RATING.matcher(turns.get(i + 1).text());
            if (rating.find())
                latest = Optional.of(Math.max(1, number(rating.group(1).toLowerCase())));
        }
        return latest;
    }

    private static Optional<Integer> heard(TalkDirections directions) {
        long change = directions.count(TalkDirection.CHANGE);
        long sustain = directions.count(TalkDirection.SUSTAIN);
        if (change + sustain < ENOUGH_TALK) return Optional.empty();
        return Optional.of((int) Math.round(1 + 9.0 * (change + 1) / (change + sustain + 2)));
    }

    private static int number(String word) {
        return Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : NUMBERS.indexOf(word);
    }
}

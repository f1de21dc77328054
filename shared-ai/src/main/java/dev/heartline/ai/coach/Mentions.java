package dev.heartline.ai.coach;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Expression;

/** Finds whom or what of theirs the user speaks of, by lists of nouns that can be asked for by themselves. */
final class Mentions {

    private final Map<String, Expression> nouns;

    Mentions() {
        nouns = Lexicon.sections("/dev/heartline/ai/coach/mentions.txt").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, list -> mine(list.getValue())));
    }

    /** The only one of theirs that is named; empty where there are several, as any of them may be beside the point. */
    Optional<Mention> in(String said) {
        var found = nouns.entrySet().stream()
                .flatMap(list -> list.getValue()
                        .allIn(said)
                        .map(noun -> new Mention(
                                list.getKey(), "your " + noun.group(1).toLowerCase(Locale.ROOT))))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Not "my friend's" or "my school work": what follows would make it another thing. */
    private static Expression mine(Iterable<String> nouns) {
        return Expression.of(
                "(?i)\\bmy (" + String.join("|", nouns)
                        + ")(?=[.,!?;]|$| (?:and|but|or|is|was|has|had|who|that|so|because|when|if|to|at|for|with|in|on|about|does|did|will|would|can|could|doesn't|didn't|isn't|wasn't|says?|said|just|really)\\b)");
    }

    /**
     * @param kind of the list it stands in
     * @param words "your sister"
     */
    record Mention(String kind, String words) {}
}

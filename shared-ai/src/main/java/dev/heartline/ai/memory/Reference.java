package dev.heartline.ai.memory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.heartline.ai.statement.Statement;
import dev.heartline.ai.text.SpokenText;

/**
 * What an "it" means that needs the sentence before: "I love coffee. I drink three cups of it a day." Alone such a sentence tells
 * nobody anything, so where what it means isn't certain it is nothing to keep.
 */
final class Reference {

    private static final String ADVERBS =
            "(?:(?:really|just|also|always|still|only|absolutely|usually|often|sometimes|honestly) )*";

    /** One thing that is liked or taken; of several nobody can tell which was meant. */
    private static final Pattern THING = Pattern.compile("(?i)^i " + ADVERBS
            + "(?:love|like|enjoy|hate|prefer|can't stand|dislike|drink|eat|smoke|vape|chew|take|quit|don't (?:really )?(?:like|enjoy)) "
            + "(?:drinking |eating |having |doing |going to )?(?<thing>(?:(?:the|my|a|an) )?(?:[\\w-]+ ){0,2}?[\\w-]+?)"
            + "(?: (?:now|again|too|a lot|so much|these days|nowadays|any ?more|more than anything))*[.!]*$");

    private static final Pattern NO_THING = Pattern.compile(
            "(?i)(?:.* )?(?:it|this|that|these|those|them|him|her|me|you|us|myself|people|to|and|or|of|when|how|what|being|not|never|\\w*[^s]s)(?: .*)?");

    /** "It keeps me awake", and not "it takes time", "it hurts to see her". */
    private static final Pattern SUBJECT =
            Pattern.compile("(?i)^(?:(?:and|but|because|so|well),? )*(?<it>it|this|that) "
                    + ADVERBS
                    + "(?:keeps?|makes?|helps?|gets?|gives?|hurts?|bothers?|calms?|wakes?|stops?|works?|tastes?|relaxes|scares?|stresses|drives|ruins|"
                    + "kills?|messes|kept|made|helped|gave|calmed|woke|stopped|worked|tasted|relaxed|scared|stressed|drove|ruined|messed)\\b"
                    + "(?!.*\\b(?:to|when|whenever|if|that|because|since|after|before|while|and|but)\\b)");

    /** "I drink three cups of it a day". */
    private static final Pattern OBJECT =
            Pattern.compile("(?i)^i " + ADVERBS + "(?:(?!and\\b)[\\w'-]+ ){1,3}of (?<it>it)(?![\\w'-])");

    private Reference() {}

    /**
     * @param before the user's sentence before; empty where there is none
     * @return the statement itself where it points to nothing before it; empty where what it points to isn't certain
     */
    static Optional<Statement> resolved(Optional<Statement> before, Statement statement) {
        var text = statement.text();
        return List.of(SUBJECT.matcher(text), OBJECT.matcher(text)).stream()
                .filter(Matcher::find)
                .findFirst()
                .map(pointing -> before.filter(one -> isRightBefore(one, statement))
                        .flatMap(Reference::thing)
                        .map(thing -> new Statement(
                                capitalised(text.substring(0, pointing.start("it"))
                                        + thing
                                        + text.substring(pointing.end("it"))),
                                statement.turns())))
                .orElseGet(() -> Optional.of(statement));
    }

    /** What the coach said between the two may be meant as well. */
    private static boolean isRightBefore(Statement before, Statement statement) {
        return statement.turns().getFirst() - before.turns().getLast() <= 1;
    }

    private static Optional<String> thing(Statement before) {
        var liking = THING.matcher(SpokenText.withoutOpener(before.text()));
        return Optional.of(liking)
                .filter(Matcher::matches)
                .map(found -> found.group("thing").toLowerCase(Locale.ROOT))
                .filter(thing -> !NO_THING.matcher(thing).matches());
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

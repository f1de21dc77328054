package dev.heartline.ai.coach;

import java.util.List;
import java.util.Set;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.lexicon.Topic;
import dev.heartline.ai.lexicon.TopicLexicon;

/**
 * What helps some people, by what the call is about: small, safe and not medical. Each is a common technique of behaviour
 * change: urge surfing (Bowen &amp; Marlatt, 2009), if-then plans (Gollwitzer, 1999), a fixed time to get up and no screen
 * in bed (stimulus control, Bootzin, 1972), one small step with a time and a place.
 */
final class Ideas {

    private static final String ANY = "idea";

    private static final List<Topic> TOPICS = List.of(
            Topic.CRAVINGS, Topic.SLEEP, Topic.SMOKING, Topic.ALCOHOL, Topic.EATING, Topic.EXERCISE, Topic.STRESS);

    private static final Notes.Kind<Set<Topic>> TOUCHED = new Notes.Kind<>();

    private final Phrases phrases;
    private final TopicLexicon topics;

    Ideas(Phrases phrases, TopicLexicon topics) {
        this.phrases = phrases;
        this.topics = topics;
    }

    /** The list to choose from: the first topic of the call of which none was given yet. */
    String next(Conversation soFar) {
        return TOPICS.stream()
                .filter(topic -> isTouched(topic, soFar))
                .map(topic -> ANY + "." + topic.wireName())
                .filter(move -> !phrases.made(move, soFar))
                .findFirst()
                .orElse(ANY);
    }

    private boolean isTouched(Topic topic, Conversation soFar) {
        return soFar.userTurns().stream()
                .anyMatch(turn -> soFar.notes()
                        .of(
                                turn,
                                TOUCHED,
                                one -> BroughtByRules.OWN.matcher(one.text()).find()
                                        ? topics.touchedIn(one.text()).keySet()
                                        : Set.of())
                        .contains(topic));
    }
}

package dev.heartline.ai.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.reading.ConversationReading.Intervention;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.SpokenText;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.InterventionType;

/** Recognises what the coach did in a turn, and by the user's next words whether it moved anything. */
public final class InterventionFinder {

    private static final int FEWEST_WORDS = 4;

    private static final Map<InterventionType, Pattern> BY_WORDING = new EnumMap<>(Map.of(
            InterventionType.CRISIS_RESOURCES,
            expressions("\\b(?:988|911|crisis (?:line|lifeline|text)|suicide (?:hotline|lifeline)|emergency number|"
                    + "samaritans)\\b"),
            InterventionType.SUMMARY,
            expressions("\\blet me (?:see if i|summari[sz]e|make sure i|sum (?:it |this )?up|recap)|\\bto sum "
                    + "up\\b|\\bin summary\\b|\\bso far (?:you|we|i)'?ve\\b"
                    + "|what i've heard so far|you've told me (?:that|a lot)"),
            InterventionType.COMMITMENT,
            expressions("\\b(?:will you|are you willing to|can you commit|what will you|when will you|what's your "
                    + "(?:plan|next step)|what is your plan"
                    + "|one (?:small )?(?:step|thing) (?:that )?you (?:can|could|will|might|want)|what(?: do "
                    + "you think)? you(?:'ll| will) do|what are you going to do|shall we agree)\\b"),
            InterventionType.REFRAME,
            expressions("\\b(?:another way (?:to|of) (?:look|see|think)|on the other hand|looked at (?:it|that) "
                    + "another way|that also (?:shows|tells|means)"
                    + "|which (?:shows|tells me)|that (?:shows|tells me|means you))\\b"),
            InterventionType.AFFIRMATION,
            expressions("\\b(?:proud of you|(?:great|good|nice) (?:job|work)|well done|good for you|congrat\\w+|"
                    + "kudos|takes (?:real |a lot of )?(?:courage|strength|effort|honesty)"
                    + "|that(?:'s| is) (?:really |so |very |pretty |just )?(?:great|awesome|wonderful|excellent|"
                    + "fantastic|terrific|impressive|amazing|a (?:big|great|real) (?:step|win|thing|change|accomplishment|"
                    + "achievement))"
                    + "|i (?:really )?appreciate (?:you|your)|you(?:'ve| have) (?:worked (?:so |really )?hard|"
                    + "come a long way|made (?:a lot of |great |real )?progress)|excellent)\\b")));

    private static final Pattern REFLECTION_START =
            expressions("^(?:so |and |okay,? |right,? |well,? |but |yeah,? |all right,? )*(?:it sounds like|sounds "
                    + "like|it sounds as|what i(?:'m hearing| hear)|i hear|i'm hearing|it seems|seems like|it "
                    + "feels like|"
                    + "i get the (?:impression|sense)|on one hand|you(?:'re| are| feel| felt| want| don't| do|"
                    + " know| like| love| enjoy| see| think| need| might| would| really| just| also| didn't|"
                    + " can| could|'ve| have|'d|'ll)\\b|part of you)");
    private static final Pattern OPEN_QUESTION = expressions(
            "\\b(?:what|how|why|in what way|where)\\b(?! (?:time|day|date|old are|long ago|many|much)\\b).*\\?|"
                    + "^(?:so |and |okay,? |well,? )*(?:tell me|describe|walk me through|talk to me about|say "
                    + "more)\\b");

    private InterventionFinder() {}

    static List<Intervention> in(Conversation conversation, TalkDirections directions) {
        var found = new ArrayList<Intervention>();
        var turns = conversation.turns();
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (turn.byUser()) continue;
            var kinds = kindsOf(turn.text());
            if (kinds.isEmpty()) continue;
            var effective =
                    directions.answerTo(i).map(TalkDirection.CHANGE::equals).orElse(null);
            for (var type : kinds) found.add(new Intervention(type, turn.seq(), turn.at(), effective));
        }
        return found;
    }

    /** What a turn of the coach does, without repetition; empty for small talk, information and closed questions. */
    public static List<InterventionType> kindsOf(String coachText) {
        var kinds = new ArrayList<InterventionType>();
        for (var sentence : Sentences.of(SpokenText.clean(coachText))) {
            var kind = kindOf(sentence);
            if (kind != null && !kinds.contains(kind)) kinds.add(kind);
        }
        return kinds;
    }

    private static InterventionType kindOf(String sentence) {
        for (var type : List.of(
                InterventionType.CRISIS_RESOURCES,
                InterventionType.SUMMARY,
                InterventionType.COMMITMENT,
                InterventionType.REFRAME,
                InterventionType.AFFIRMATION))
            if (BY_WORDING.get(type).matcher(sentence).find()) return type;
        if (OPEN_QUESTION.matcher(sentence).find()) return InterventionType.OPEN_QUESTION;
        boolean reflects = REFLECTION_START.matcher(sentence).find()
                && !sentence.endsWith("?")
                && Words.count(sentence) >= FEWEST_WORDS;
        return reflects ? InterventionType.REFLECTION : null;
    }

    private static Pattern expressions(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}

package dev.heartline.ai.coach;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.CallPurpose;
import dev.heartline.events.vocabulary.MemoryType;

/**
 * Opens the talk with what is truly known of the user: an open commitment first, then a memory, then the call's purpose. In
 * the days after a crisis with nothing but a careful check. On a call of ours it comes after the {@link Introduction}.
 */
final class Opening {

    private static final Conversation NOTHING_SAID = new Conversation(null);

    /** Turns of the user after which a call of ours has found its topic without it. */
    private static final int LATEST = 3;

    private static final List<String> MOVES = List.of("recall.", "open.");

    private final Introduction introduction = new Introduction();
    private final Phrases phrases;
    private final Recollections recollections;
    private final CrisisResponses responses;

    Opening(Phrases phrases, Recollections recollections, CrisisResponses responses) {
        this.phrases = phrases;
        this.recollections = recollections;
        this.responses = responses;
    }

    /** The first words on a call that the user made. */
    String words(CoachContext context) {
        if (context.known().isEmpty()) return say(context, "hello.unknown");
        var person = context.person();
        var hello = person.firstName() == null
                ? say(context, "hello.nameless")
                : say(context, "hello").replace("{name}", person.firstName());
        if (context.afterCrisis()) return hello + " " + responses.careful("aftermath.inbound", context.locale());
        if (person.lastContactAt() != null) hello += " " + say(context, "welcome.back");
        return hello + " " + topic(context);
    }

    /** Whether somebody has answered a call of ours, and what it is about was not said yet. */
    boolean isDue(CoachContext context, Conversation soFar) {
        return context.known().isPresent()
                && !context.afterCrisis()
                && soFar.userTurns().size() <= LATEST
                && introduction.isMade(context, soFar)
                && !phrases.madeAny(MOVES, soFar);
    }

    /** What the call is about. */
    String topic(CoachContext context) {
        return context.purpose() == CallPurpose.CRISIS_SUPPORT
                ? say(context, "open.crisis_support")
                : recall(context).orElseGet(() -> purpose(context));
    }

    private Optional<String> recall(CoachContext context) {
        if (context.purpose() == CallPurpose.CELEBRATION)
            return context.talkingPoints().stream()
                    .findFirst()
                    .map(point -> say(context, "open.celebration.point").replace("{point}", point))
                    .or(() -> memory(context, MemoryType.VICTORY));
        return recollections
                .commitments(context)
                .findFirst()
                .map(commitment -> commitment(context, commitment))
                .or(() -> memory(context, MemoryType.STRUGGLE))
                .or(() -> memory(context, MemoryType.VICTORY))
                .or(() -> memory(context, MemoryType.INSIGHT));
    }

    private String commitment(CoachContext context, String commitment) {
        return Deed.told(commitment)
                .map(deed -> say(context, "recall.commitment").replace("{deed}", deed))
                .orElseGet(() -> say(context, "recall.commitment.quoted").replace("{deed}", sentence(commitment)));
    }

    private Optional<String> memory(CoachContext context, MemoryType type) {
        return recollections
                .of(context)
                .filter(memory -> memory.type() == type)
                .findFirst()
                .map(memory -> say(context, memory.isQuote() ? "recall.quoted" : RECALL.get(type))
                        .replace("{memory}", memory.words()));
    }

    private static final Map<MemoryType, String> RECALL = Map.of(
            MemoryType.VICTORY,
            "recall.victory",
            MemoryType.STRUGGLE,
            "recall.struggle",
            MemoryType.INSIGHT,
            "recall.insight");

    private String purpose(CoachContext context) {
        if (context.direction() == CallDirection.INBOUND || context.purpose() == null)
            return say(context, "open.inbound");
        return say(context, "open." + context.purpose().wireName());
    }

    private String say(CoachContext context, String move) {
        return phrases.choose(move, Tone.of(context), context.callId(), NOTHING_SAID);
    }

    private static String sentence(String text) {
        return text.matches(".*[.!?]$") ? text : text + ".";
    }
}

package dev.heartline.sms.coach;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.heartline.ai.Engine;
import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.message.LogReader;
import dev.heartline.ai.message.Logged;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;
import dev.heartline.sms.message.TextStyle;

/** Finds the words of an answer: what was noted is confirmed, all else is the coach's to answer. Blocks. */
@ApplicationScoped
class Wording {

    private static final Logger LOG = Logger.getLogger(Wording.class);

    private static final Pattern CONFIRMED = Pattern.compile("(?i)\\bnoted\\b|^got it: ");

    private static final List<String> PICTURE = List.of(
            "I can't see pictures, only words. What's in it?",
            "Pictures don't reach me, only words do. What would you like me to know about it?");

    private final Coach coach;
    private final LogReader logs;
    private final Duration limit;
    private final int mostSegments;

    Wording(Coach coach, LogReader logs, AnswerConfig config) {
        this.coach = coach;
        this.logs = logs;
        this.limit = config.limit();
        this.mostSegments = config.mostSegments();
    }

    /** @param writtenBy the engine */
    record Answer(String body, String writtenBy) {}

    /** @param thread with something open */
    Answer of(TextThread thread, CoachContext context) {
        var open = thread.open();
        var noted = open.stream().flatMap(text -> noted(text).stream()).toList();
        long before = thread.texts().stream()
                .filter(text -> !text.byUser() && CONFIRMED.matcher(text.body()).find())
                .count();
        if (open.stream().allMatch(text -> text.body().isBlank())) {
            return new Answer(PICTURE.get(thread.texts().size() % PICTURE.size()), Engine.LOCAL);
        }
        if (open.stream().allMatch(this::isDoneOnceNoted) && !context.afterCrisis()) {
            return local(List.of(Confirmation.of(noted, context, before)));
        }
        var reply = CoachReply.await(coach.reply(context, thread.conversation()), limit);
        if (reply.citation() != null) {
            LOG.infof("Text %s is answered from %s", open.getLast().id(), reply.citation());
        }
        var words = TextStyle.plain(reply.text());
        boolean first = context.afterCrisis() || open.stream().anyMatch(Wording::isHeavy);
        var parts = first
                ? List.of(Optional.of(words), Confirmation.after(noted))
                : List.of(Confirmation.of(noted, context, before), Optional.of(words));
        return reply.engine().equals(Engine.LOCAL) ? local(parts) : fitted(parts, reply.engine());
    }

    private Optional<Logged> noted(ThreadText text) {
        return text.intent()
                .flatMap(intent ->
                        logs.read(text.body(), intent, text.sentiment().orElse(null)));
    }

    /** Whoever logs a meal or a weight has said all of it; what else they write, or feel about it, is for the coach. */
    private boolean isDoneOnceNoted(ThreadText text) {
        boolean isRecord = noted(text)
                .filter(logged ->
                        logged.kind() == BehaviorKind.FOOD_LOGGED || logged.kind() == BehaviorKind.WEIGHT_LOGGED)
                .isPresent();
        return isRecord && !isHeavy(text) && text.body().indexOf('?') < 0;
    }

    /** Attention comes before bookkeeping. */
    private static boolean isHeavy(ThreadText text) {
        return text.intent().filter(SmsIntent.REQUEST_HELP::equals).isPresent()
                || text.sentiment().filter(Sentiment.NEGATIVE::equals).isPresent();
    }

    /** Words that were written beforehand are whole, and some of them hold the numbers to call: they are not cut. */
    private static Answer local(List<Optional<String>> parts) {
        return new Answer(joined(parts), Engine.LOCAL);
    }

    private Answer fitted(List<Optional<String>> parts, String engine) {
        return new Answer(TextStyle.within(mostSegments, joined(parts)), engine);
    }

    private static String joined(List<Optional<String>> parts) {
        return String.join(" ", parts.stream().flatMap(Optional::stream).toList());
    }
}

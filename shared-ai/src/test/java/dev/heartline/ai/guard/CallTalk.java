package dev.heartline.ai.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.coach.Coach;
import dev.heartline.ai.coach.CoachContext;
import dev.heartline.ai.coach.CoachReply;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Notes;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

/** A call in which the user says one thing after the other and the coach answers. */
final class CallTalk {

    static final CoachContext CONTEXT = CoachContext.unknownCaller(new UUID(4, 2), CallDirection.INBOUND, Locale.US);

    private final Coach coach;
    private final Notes notes = new Notes();
    private final List<Turn> turns = new ArrayList<>();

    CallTalk() {
        this(LocalEngines.COACH);
    }

    CallTalk(Coach coach) {
        this.coach = coach;
        answer();
    }

    CoachReply user(String words) {
        turns.add(new Turn(turns.size(), Speaker.USER, words, null));
        return answer();
    }

    /** The user stays silent. */
    CoachReply answer() {
        return heard(CoachReply.await(coach.reply(CONTEXT, soFar()), Duration.ofSeconds(30)));
    }

    CoachReply lastWords() {
        return heard(CoachReply.await(coach.lastWords(CONTEXT, soFar()), Duration.ofSeconds(30)));
    }

    Conversation soFar() {
        return new Conversation(turns, notes);
    }

    private CoachReply heard(CoachReply reply) {
        turns.add(new Turn(turns.size(), Speaker.COACH, reply.text(), null));
        return reply;
    }
}

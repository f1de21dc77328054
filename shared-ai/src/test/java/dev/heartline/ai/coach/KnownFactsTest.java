package dev.heartline.ai.coach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.crisis.CrisisResponses;
import dev.heartline.ai.guard.GuardObserver;
import dev.heartline.ai.knowledge.Citation;
import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.ai.mood.EmotionReader;
import dev.heartline.ai.move.LocalMoveReader;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

import static org.assertj.core.api.Assertions.assertThat;

class KnownFactsTest {

    private static final String ASKED = "How long does caffeine stay in the body?";
    private static final Citation WHERE = new Citation(UUID.randomUUID(), 3, 17);
    private static final KnownFacts LEAFLET = question -> question.contains("caffeine")
            ? Optional.of(new KnownFacts.Fact("Sleeping better", "Caffeine stays in the body for many hours.", WHERE))
            : Optional.empty();

    @Test
    void aQuestionOfFactIsAnsweredFromADocumentThatIsNamed() {
        assertThat(answer(LEAFLET, ASKED)).contains("“Sleeping better”: Caffeine stays in the body for many hours.");
    }

    @Test
    void whereNoDocumentSaysAnythingTheCoachSaysThatItDoesNotKnow() {
        assertThat(answer(LEAFLET, "What is the capital of Australia?")).doesNotContain("Sleeping better");
        assertThat(answer(KnownFacts.NONE, ASKED)).doesNotContain("many hours").endsWith("?");
    }

    @Test
    void whatConcernsTheUsersOwnLifeIsAskedOfNoDocument() {
        assertThat(answer(LEAFLET, "Why do I need my caffeine so badly?")).doesNotContain("Sleeping better");
    }

    @Test
    void theReplyTellsWhichPassageItIsFromAndNoOtherReplyDoes() {
        assertThat(reply(LEAFLET, ASKED).citation()).isEqualTo(WHERE);
        assertThat(reply(LEAFLET, "What is the capital of Australia?").citation())
                .isNull();
        assertThat(reply(LEAFLET, "I had too much caffeine today.").citation()).isNull();
    }

    private static String answer(KnownFacts facts, String question) {
        return reply(facts, question).text();
    }

    private static CoachReply reply(KnownFacts facts, String question) {
        var local = new LocalCoach(
                new CrisisDetector(),
                new CrisisResponses(),
                new Feelings(new EmotionReader(), LocalEngines.MEANINGS),
                new Asking(new LocalMoveReader(), LocalEngines.MEANINGS),
                new TopicLexicon(),
                facts);
        var coach = LocalEngines.coach(local, LocalEngines.PATIENT, GuardObserver.NONE);
        var context = CoachContext.unknownCaller(UUID.randomUUID(), CallDirection.INBOUND, Locale.US);
        var turns = new ArrayList<>(List.of(
                new Turn(0, Speaker.COACH, "Hi, what brings you here?", null),
                new Turn(1, Speaker.USER, question, null)));
        return CoachReply.await(coach.reply(context, new Conversation(turns)), Duration.ofSeconds(30));
    }
}

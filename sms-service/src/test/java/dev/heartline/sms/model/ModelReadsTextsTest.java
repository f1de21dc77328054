package dev.heartline.sms.model;

import java.time.Duration;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.heartline.carrier.model.ModelAnswer;
import dev.heartline.carrier.model.ModelFault;
import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts with a language model that reads and answers them, over the wire. */
@QuarkusTest
@TestProfile(ModelReadsTextsTest.WithAModel.class)
class ModelReadsTextsTest extends OverTheWire {

    private static final ModelAnswer LOG_FOOD = ModelAnswer.of("""
            {"intent": "log_food", "intent_confidence": 0.9, "sentiment": "neutral", "sentiment_confidence": 0.6,
             "requires_response": false}
            """);

    public static final class WithAModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "heartline.model.texts.engine", "model",
                    "heartline.model.coach.engine", "model",
                    "heartline.model.provider", "ollama",
                    "heartline.model.base-url", "${heartline.twilio.base-url}/model/ollama",
                    "heartline.model.name", "llama");
        }
    }

    @Test
    void aTextIsReadByTheModelAndNotedAsItsSenders() {
        carrier.models().answer(LOG_FOOD);
        var ana = somebody();

        var row = read(ana.phone(), "Same old, same old");

        assertThat(row).containsEntry("intent_detected", "log_food").containsEntry("read_by", "llama/texts-1");
        await().untilAsserted(() -> assertThat(db.count(
                        "select count(*) from model_performance_logs where user_id = ? and task = 'texts'"
                                + " and outcome = 'used' and tokens_in > 0",
                        ana.id()))
                .isEqualTo(1));
        assertThat(db.count("select count(*) from model_answers where user_id = ?", ana.id()))
                .isEqualTo(1);
    }

    @Test
    void aTextThatTheModelDoesntReadIsReadLocally() {
        carrier.models().answer(LOG_FOOD.but(ModelFault.CUT));

        assertThat(read(somebody().phone(), "I ran 5k this morning and I feel great!"))
                .containsEntry("intent_detected", "report_progress")
                .containsEntry("read_by", "local-1");
    }

    @Test
    void aCallForHelpDoesntLeave() {
        assertThat(read(somebody().phone(), "I want to kill myself")).containsEntry("intent_detected", "emergency");
        assertThat(carrier.models().asked()).isEmpty();
    }

    @Test
    void theModelFindsTheWordsOfAnAnswerAndTheyAreMadeFitForAText() {
        carrier.models().answer(ModelAnswer.of("**That** sounds tiring. What’s the first thing that keeps you awake?"));
        var ana = somebody();

        read(ana.phone(), "How do I get to bed earlier?");
        clock.moveOn(Duration.ofMinutes(3));

        await().untilAsserted(() -> assertThat(inbox(ana.phone()))
                .containsExactly("That sounds tiring. What's the first thing that keeps you awake?"));
        assertThat(writtenTo(ana)).isEqualTo("llama/coach-texts-1");
        assertThat(carrier.models().asked().getLast().toString()).contains("How do I get to bed earlier?");
    }

    @Test
    void whereTheModelFailsTheLocalCoachAnswers() {
        carrier.models().answer(ModelAnswer.of("That sounds").but(ModelFault.CUT));
        var ana = somebody();

        read(ana.phone(), "How many calories are in an avocado?");
        clock.moveOn(Duration.ofMinutes(3));

        await().until(() -> inbox(ana.phone()).size() == 1);
        assertThat(writtenTo(ana)).isEqualTo("local-1");
    }

    private Object writtenTo(Somebody somebody) {
        return db.row("select written_by from sms_messages where user_id = ? and direction = 'outbound'", somebody.id())
                .get("written_by");
    }

    private Map<String, Object> read(String phone, String body) {
        return understood(text(phone, body));
    }
}

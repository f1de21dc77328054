package dev.heartline.ai.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.knowledge.Knowledge.Indexed;

import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeTest {

    private static final List<Indexed> SLEEP = document(
            "Sleeping better",
            "Caffeine",
            "Caffeine stays in the body for many hours. Whoever sleeps badly does well to have the last coffee before noon.",
            "At night",
            "Who lies awake for more than twenty minutes had better get up and do something quiet until they are tired.",
            "Rhythm",
            "Getting up at the same time every day, weekends included, helps more than going to bed early.",
            "Naps",
            "A nap of up to twenty minutes in the early afternoon does no harm. Later or longer ones take sleep from the night.");

    private static final List<Indexed> DRINKING = document(
            "Drinking less",
            "Stopping after heavy drinking",
            "Somebody who drinks heavily every day shouldn't stop all at once without a doctor: withdrawal can be dangerous.",
            "A standard drink",
            "A standard drink holds fourteen grams of pure alcohol: a small beer, a glass of wine or a shot of spirits.",
            "Cravings",
            "A craving rises, peaks and passes, mostly within half an hour. Doing something else meanwhile helps it pass.");

    private static final List<Indexed> PROGRAMME = document(
            "About the programme",
            "Opening hours",
            "The office is open on weekdays from nine to five. Outside of these hours you can leave a message.",
            "Cost",
            "The programme is free of charge for members of the health plan.",
            "Group meetings",
            "The group meets every Thursday at seven in the evening in the community centre.");

    private static final List<Indexed> ALL =
            Stream.of(SLEEP, DRINKING, PROGRAMME).flatMap(List::stream).toList();

    private static final Knowledge KNOWLEDGE = Knowledge.of(ALL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Until when can I drink coffee if I sleep badly? | Caffeine",
                "How long does caffeine stay in the body? | Caffeine",
                "What should I do when I lie awake at night? | At night",
                "Is it better to get up at the same time every day? | Rhythm",
                "Are naps bad? | Naps",
                "How long can a nap be? | Naps",
                "Is it dangerous to stop drinking all at once? | Stopping after heavy drinking",
                "How much alcohol is in a standard drink? | A standard drink",
                "How long does a craving last? | Cravings",
                "When is the office open? | Opening hours",
                "What does the programme cost? | Cost",
                "Is the program free? | Cost",
                "When does the group meet? | Group meetings",
                "Where are the group meetings? | Group meetings"
            })
    void aQuestionFindsThePassageThatAnswersIt(String question, String section) {
        assertThat(ask(KNOWLEDGE, question)).isNotEmpty();
        assertThat(ask(KNOWLEDGE, question).getFirst().passage().section()).isEqualTo(section);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How tall is Mount Everest?",
                "Will it rain tomorrow?",
                "How much protein is in an egg?",
                "Can I take ibuprofen with antidepressants?",
                "Who won the election?",
                "What is the capital of Australia?",
                "How do I fix a flat tire?",
                "Do you think she still loves me?",
                "What's the best way to lose belly fat?",
                "How many steps should I walk a day?",
                "What is a good book about grief?",
                "Is the bus running on Sunday?"
            })
    void whereNoPassageAnswersNothingIsSaid(String question) {
        assertThat(ask(KNOWLEDGE, question)).isEmpty();
    }

    @Test
    void theAnswerIsTheSentenceThatSaysItWithItsSource() {
        assertThat(ask(KNOWLEDGE, "Until when can I drink coffee if I sleep badly?")
                        .getFirst())
                .satisfies(answer -> {
                    assertThat(answer.words())
                            .isEqualTo("Whoever sleeps badly does well to have the last coffee before noon.");
                    assertThat(answer.passage().title()).isEqualTo("Sleeping better");
                    assertThat(answer.passage().documentId())
                            .isEqualTo(SLEEP.getFirst().passage().documentId());
                });
    }

    @Test
    void vectorsOfAnotherModelAreNotComparedAndNearlyAllWordsMustBeThere() {
        var other = Knowledge.of(
                ALL.stream().map(one -> new Indexed(one.passage(), null)).toList());

        assertThat(ask(other, "Does caffeine stay in the body?")).hasSize(1);
        assertThat(ask(other, "Until when is espresso fine?")).isEmpty();
    }

    @Test
    void wordsThatMeanNothingByThemselvesAskForNothing() {
        assertThat(ask(KNOWLEDGE, "And what about that?")).isEmpty();
        assertThat(Knowledge.NONE.isEmpty()).isTrue();
        assertThat(ask(Knowledge.NONE, "When is the office open?")).isEmpty();
    }

    private static List<Answer> ask(Knowledge knowledge, String question) {
        return knowledge.to(question, LocalEngines.EMBEDDER.embed(question), 3);
    }

    /** @param parts a section and its text, each */
    private static List<Indexed> document(String title, String... parts) {
        var id = UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8));
        var passages = new ArrayList<Indexed>();
        for (int n = 0; n < parts.length; n += 2) {
            var whole = "%s - %s: %s".formatted(title, parts[n], parts[n + 1]);
            passages.add(new Indexed(
                    new Passage(id, 1, n / 2, title, parts[n], null, parts[n + 1]),
                    LocalEngines.EMBEDDER.embed(whole)));
        }
        return passages;
    }
}

package dev.heartline.ai.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.lexicon.TopicLexicon;
import dev.heartline.events.vocabulary.BehaviorKind;
import dev.heartline.events.vocabulary.Sentiment;
import dev.heartline.events.vocabulary.SmsIntent;

import static org.assertj.core.api.Assertions.assertThat;

class LogReaderTest {

    private final LogReader logs = new LogReader(new TopicLexicon());

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            I had oatmeal and a banana for breakfast         | oatmeal and a banana for breakfast  | breakfast
            Lunch: chicken salad and an apple                | chicken salad and an apple for lunch | lunch
            For dinner I had soup                            | soup for dinner                     | dinner
            Hi coach, just ate two slices of pizza           | two slices of pizza                 | -
            2 eggs and toast                                 | 2 eggs and toast                    | -
            I had pasta with my kids and I feel great        | pasta with your kids                | -
            Dinner was pasta, kids had nuggets               | pasta for dinner                    | dinner
            My wife and I had salmon and rice                | salmon and rice                     | -
            Drank a big glass of water!                      | a big glass of water                | -
            """)
    void aMealIsSaidBackAsItWasWritten(String text, String words, String meal) {
        var logged = logs.read(text, SmsIntent.LOG_FOOD, null).orElseThrow();

        assertThat(logged.kind()).isEqualTo(BehaviorKind.FOOD_LOGGED);
        assertThat(logged.words()).hasValue(words);
        assertThat(logged.subject().orElse(null)).isEqualTo(meal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I skipped breakfast",
                "I haven't eaten anything today",
                "What should I have for lunch?",
                "I'm going to have a salad tonight",
                "snacking mostly"
            })
    void whatWasNotEatenIsNoMeal(String text) {
        assertThat(logs.read(text, SmsIntent.LOG_FOOD, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            I ran 5k this morning and I feel great!          | HABIT_COMPLETED | you ran 5k this morning             | exercise
            Ran 5k this morning!!                            | HABIT_COMPLETED | you ran 5k this morning             | exercise
            I did it, I walked after dinner like I said      | HABIT_COMPLETED | you walked after dinner like you said | exercise
            Day 12 without a cigarette                       | HABIT_COMPLETED | day 12 without a cigarette          | smoking
            I called my mom today                            | CHECK_IN        | you called your mom today           | -
            I really enjoyed my swim                         | HABIT_COMPLETED | you really enjoyed your swim        | exercise
            I managed to get out for a walk                  | HABIT_COMPLETED | you managed to get out for a walk   | exercise
            Finally paid that bill                           | CHECK_IN        | you finally paid that bill          | -
            Weighed in at 82,4 kg today, down 2 kilos!       | WEIGHT_LOGGED   | 82.4 kg                             | weight
            """)
    void whatSomebodyDidIsSaidBackToThem(String text, BehaviorKind kind, String words, String subject) {
        var logged =
                logs.read(text, SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE).orElseThrow();

        assertThat(logged.kind()).isEqualTo(kind);
        assertThat(logged.words()).hasValue(words);
        assertThat(logged.subject().orElse(null)).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I smoked again last night",
                "I relapsed on Friday",
                "I skipped the gym again",
                "I'll go for a run tomorrow",
                "I want to run a marathon",
                "I had a bad weekend",
                "I did it!",
                "Should I have run today?",
                "I really can't be bothered today",
                "I honestly couldn't be bothered with any of it",
                "I hardly know where to begin",
                "I miss my mom",
                "I keep failing",
                "We never talk any more",
                "I cried all evening",
                "I still need a minute",
                "I used to run",
                "I tried to go for a walk"
            })
    void aLapseAPlanAndNothingInParticularAreNoProgress(String text) {
        assertThat(logs.read(text, SmsIntent.REPORT_PROGRESS, null)).isEmpty();
    }

    @Test
    void whatSomebodyIsUnhappyAboutIsNoProgress() {
        assertThat(logs.read("I walked out of my job today", SmsIntent.REPORT_PROGRESS, Sentiment.NEGATIVE))
                .isEmpty();
    }

    @Test
    void aSecretIsNeitherSaidBackNorKept() {
        var logged = logs.read("I ran 5k and my password is hunter2", SmsIntent.REPORT_PROGRESS, null);

        assertThat(logged).isNotEmpty();
        assertThat(logged.get().words()).isEmpty();
        assertThat(logged.get().facts().toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            I used to weigh 110 kg, now I'm at 88 kg            | 88    | kg
            Weighed in at 12 stone 4                            | 172   | lb
            11 st 9 lb this morning                             | 163   | lb
            I'm 12 stone again                                  | 168   | lb
            82.55 kg                                            | 82.55 | kg
            84.2 kg today, will walk tomorrow                   | 84.2  | kg
            I weigh 180 lbs now                                 | 180   | lb
            The scale said 79.8 kg this morning                 | 79.8  | kg
            I'm down to 92 kg                                   | 92    | kg
            I started at 110 kg and I'm at 95 kg now            | 95    | kg
            Weight: 82.5 kg                                     | 82.5  | kg
            Just weighed in, 84 kg                              | 84    | kg
            I weigh 80 kg, which is 3 less than in May          | 80    | kg
            Went from 110 kg down to 88 kg                      | 88    | kg
            """)
    void whatSomebodyWeighsNowIsAWeight(String text, String value, String unit) {
        var logged =
                logs.read(text, SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE).orElseThrow();

        assertThat(logged.kind()).isEqualTo(BehaviorKind.WEIGHT_LOGGED);
        assertThat(logged.facts()).containsEntry("value", value).containsEntry("unit", unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I weigh 15 pounds less than last year!",
                "I'm down to 20 pounds to go!",
                "I'm at 100 kg on the bench press",
                "I'm at 80 kg on squats",
                "I'm 20 kg overweight",
                "My goal is to weigh 70 kg",
                "I weighed 90 kg last month",
                "I weighed 91 kg the other day",
                "When I weighed 100 kg I couldn't run",
                "If I get down to 80 kg I will celebrate",
                "I am down 15 pounds",
                "I no longer weigh 100 kg",
                "I'm down to the last 10 pounds",
                "My suitcase weighs 23 kg",
                "60 kg deadlift done",
                "I'm 80 kg lighter",
                "I weighed 120 kg two years ago"
            })
    void whatSomebodyWeighedLostLiftsOrHasToGoIsNone(String text) {
        assertThat(logs.read(text, SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE)
                        .filter(logged -> logged.kind() == BehaviorKind.WEIGHT_LOGGED))
                .isEmpty();
    }

    @Test
    void theDayThatIsNamedIsTheOneOfTheLog() {
        assertThat(logs.read("I had sushi last night", SmsIntent.LOG_FOOD, null))
                .hasValueSatisfying(logged -> assertThat(logged.day()).isEqualTo(LoggedDay.of("last night")));
        assertThat(logs.read("I ran 5k on Monday", SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE))
                .hasValueSatisfying(logged -> assertThat(logged.day()).isEqualTo(LoggedDay.of("on Monday")));
        assertThat(logs.read("Did yoga two days ago", SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE))
                .hasValueSatisfying(logged -> assertThat(logged.day().back()).isEqualTo(2));
    }

    @Test
    void onlyALogOrAReportIsReadAsOne() {
        assertThat(logs.read("I had oatmeal for breakfast", SmsIntent.ASK_QUESTION, null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kids had pizza and fries for dinner",
                "My husband ate two burgers",
                "The kids ate an apple and toast for lunch",
                "Tom had eggs and bacon for breakfast",
                "She had a bowl of soup",
                "My mom and dad had cake",
                "Everyone had pizza",
                "Dinner for the kids was pasta and I had nothing",
                "My son's lunch was a sandwich",
                "Dog ate half a pizza"
            })
    void whatOthersAteIsNoLogOfTheUsers(String text) {
        assertThat(logs.read(text, SmsIntent.LOG_FOOD, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kids finished their homework and walked the dog",
                "I didn't run today",
                "My husband weighed in at 200 lbs today",
                "My wife ran 5k this morning",
                "Tom quit smoking today",
                "He walked 10k steps today",
                "My dad went to the gym, 3 days in a row"
            })
    void whatOthersDidIsNoProgressOfTheUsers(String text) {
        assertThat(logs.read(text, SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry scratch that, I didn't run today",
                "Scratch that",
                "Oops ignore my last text, I ran 5k yesterday not today",
                "Wait no, I didn't walk",
                "Actually I didn't have oatmeal for breakfast",
                "Never mind that, I ate eggs",
                "Delete that please, I had two slices",
                "Sorry, that was a mistake, I ran only 2k",
                "Sorry, wrong entry",
                "I take back what I said about the run",
                "I didn't actually run",
                "I was wrong, I didn't walk",
                "I actually didn't run today",
                "Oops wrong, I only walked 2k",
                "I take that back, I skipped the gym",
                "That was wrong, take it out"
            })
    void whatTakesALogBackIsNone(String text) {
        assertThat(LogReader.takesBack(text)).isTrue();
        assertThat(logs.read(text, SmsIntent.REPORT_PROGRESS, Sentiment.POSITIVE))
                .isEmpty();
        assertThat(logs.read(text, SmsIntent.LOG_FOOD, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I ran 5k this morning",
                "Sorry I didn't reply, I ran 5k today",
                "Actually I didn't drink today!",
                "I didn't smoke today",
                "I had oatmeal and a banana for breakfast",
                "Sorry for the late log, I had soup for dinner",
                "I made banana bread from scratch",
                "Actually I ran 5k today",
                "I have a scratch on my arm, but I walked",
                "I didn't give up and walked anyway"
            })
    void whatLogsOrTellsTakesNothingBack(String text) {
        assertThat(LogReader.takesBack(text)).isFalse();
    }
}

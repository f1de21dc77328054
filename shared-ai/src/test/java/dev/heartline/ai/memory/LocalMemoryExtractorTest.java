package dev.heartline.ai.memory;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;

class LocalMemoryExtractorTest {

    private final MemoryExtractor extractor = LocalEngines.MEMORIES;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I hate cooking on Mondays.                                   | PREFERENCE   | Hates cooking on Mondays
            I quit smoking two weeks ago.                                | VICTORY      | Quit smoking two weeks ago
            I haven't had a drink in ten days.                           | VICTORY      | Hasn't had a drink in ten days
            I walked after dinner on Tuesday.                            | VICTORY      | Walked after dinner on Tuesday
            I can't sleep when I'm stressed.                             | STRUGGLE     | Can't sleep when they're stressed
            It's hard to please customers all day at work.               | STRUGGLE     | Finds it hard to please customers all day at work
            I stopped going to the gym.                                  | STRUGGLE     | Stopped going to the gym
            I stopped using my inhaler.                                  | STRUGGLE     | Stopped using their inhaler
            I realized that I snack when I'm bored.                      | INSIGHT      | Realized that they snack when they're bored
            My wife does the shopping for us.                            | RELATIONSHIP | Their wife does the shopping for them
            I have a two-year-old son.                                   | RELATIONSHIP | Has a two-year-old son
            I work night shifts at the hospital.                         | CONTEXT      | Works night shifts at the hospital
            My asthma has been out of control lately.                    | CONTEXT      | Their asthma has been out of control lately
            I skipped my insulin twice last week.                        | STRUGGLE     | Skipped their insulin twice last week
            I missed the gym all week.                                   | STRUGGLE     | Missed the gym all week
            """)
    void whatIsWorthRemembering(String said, MemoryType type, String description) {
        var memories = extractor.extract(Talk.user(said)).memories();

        assertThat(memories).singleElement().satisfies(memory -> {
            assertThat(memory.type()).isEqualTo(type);
            assertThat(memory.description()).isEqualTo(description);
            assertThat(memory.sourceTurns()).containsExactly(0);
            assertThat(memory.tags()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I had been sober for a month and then at the wedding I drank.",
                "I stopped smoking in May, but in June I bought a pack.",
                "I went ten days without a beer, and then I drank at a wedding.",
                "I was able to lose 5 pounds, but then I gained it right back.",
                "On Sunday I ate a whole box of cookies.",
                "I didn't skip the chips at lunch.",
                "I skipped the smoking cessation class, Tom.",
                "I walked out of the kitchen and slammed the door.",
                "I stopped at the store and bought milk."
            })
    void aLapseIsNoVictory(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .doesNotContain(MemoryType.VICTORY);
    }

    @Test
    void whatIsNoSentenceInTheThirdPersonKeepsTheUsersOwnWords() {
        var said =
                "My doctor she put me on the blood pressure pills back in March and since then I'm dizzy every morning.";

        assertThat(extractor.extract(Talk.user(said)).memories())
                .singleElement()
                .extracting(MemoryCandidate::description)
                .isEqualTo(
                        "They said: \"My doctor she put me on the blood pressure pills back in March and since then I'm dizzy "
                                + "every morning\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yeah.",
                "Mm-hmm.",
                "I don't know.",
                "I guess so.",
                "Do I need to lose weight?",
                "If I lost 5 pounds I would be happy.",
                "Maybe I should quit smoking.",
                "I wish I could sleep.",
                "I like it.",
                "I did it.",
                "I told you I hate running.",
                "He said that she likes it there.",
                "I love the way you explain it.",
                "I have to go now.",
                "I want to know about the diet.",
                "I was going to the",
                "I want to kill myself.",
                "That's right, exactly.",
                "My doctor",
                "Today I am at home.",
                "Okay, thanks, bye."
            })
    void whatIsNot(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Did it! Walked to work and skipped the fries :)   | VICTORY  | Walked to work and skipped the fries
            Went to the gym after work!                       | VICTORY  | Went to the gym after work
            Missed my evening walk again.                     | STRUGGLE | Missed their evening walk again
            """)
    void whoDropsTheSubjectMeansThemselves(String said, MemoryType type, String description) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .singleElement()
                .satisfies(memory -> {
                    assertThat(memory.type()).isEqualTo(type);
                    assertThat(memory.description()).isEqualTo(description);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Walked to work?",
                "Quit smoking.",
                "My dad came over. And then went to the gym.",
                "My dad -- went to the gym every morning.",
                "Stopped by the store after work.",
                "Went to the funeral on Monday.",
                "Skipped breakfast today.",
                "Skipping the chips would be good."
            })
    void whatMayBeAnotherSubjectIsNobodysWin(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .doesNotContain(MemoryType.VICTORY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I could ask my buddy Piotr to come along, he stopped in May. | Has a buddy, Piotr, who stopped in May
            Maybe my sister Ines can watch the kids.                     | Has a sister, Ines
            I would tell my uncle Leo.                                   | Has an uncle, Leo
            My neighbor Ruth is home, maybe I can go there.              | Has a neighbor, Ruth
            """)
    void whoIsNamedInPassingIsKnownFromThenOn(String said, String description) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::description)
                .containsExactlyElementsOf(description.isEmpty() ? List.of() : List.of(description));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I could see my daughter Saturday.",
                "Maybe if I hadn't lost my brother Tom.",
                "I should ask my doctor Monday.",
                "My friends Tom and Ann might come.",
                "Maybe my mom And I should talk.",
                "I could ask my buddy to come along."
            })
    void whoIsNotNamedOrNotThereIsNobody(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::description)
                .noneMatch(description -> description.startsWith("Has a"));
    }

    @Test
    void whereLifeIsInDangerNoMeansIsRemembered() {
        var talk = Talk.of(
                "U: I want to die.",
                "U: I've been taking my pills every night.",
                "U: My neighbor Ruth is at home tonight.");

        assertThat(extractor.extract(talk).memories())
                .extracting(MemoryCandidate::description)
                .singleElement()
                .asString()
                .contains("neighbor", "Ruth");
    }

    @Test
    void whatTheCoachSaysIsNeverRemembered() {
        var talk = Talk.of("C: You hate cooking on Mondays and you lost 5 pounds. I love Italian food.", "U: Yeah.");

        var extraction = extractor.extract(talk);

        assertThat(extraction.memories()).isEmpty();
        assertThat(extraction.preferences()).isEmpty();
    }

    @Test
    void theSameThingSaidTwiceIsOneMemoryWithBothTurns() {
        var talk = Talk.of("U: I quit smoking two weeks ago.", "C: Oh?", "U: Yeah, I quit smoking two weeks ago.");

        assertThat(extractor.extract(talk).memories())
                .singleElement()
                .satisfies(memory -> assertThat(memory.sourceTurns()).containsExactly(0, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I take 20 mg of lisinopril a day.               | I take 20 mg of atorvastatin a day.
            My sister was diagnosed with breast cancer.     | My aunt was diagnosed with breast cancer.
            My brother Mark is in rehab.                    | My brother Luke is in rehab.
            I ran 5 km on Monday.                           | I ran 10 km on Tuesday.
            My daughter plays soccer at school.             | My daughter plays the violin at school.
            """)
    void twoThingsToldInMuchTheSameWordsStayTwo(String one, String other) {
        assertThat(descriptions("U: " + one + " " + other)).hasSize(2);
        assertThat(descriptions("U: " + one, "C: Oh?", "U: " + other)).hasSize(2);
    }

    @Test
    void ofALikingTheLastWordCounts() {
        assertThat(descriptions("U: I love coffee.", "C: Nice.", "U: I hate coffee now."))
                .containsExactly("Hates coffee now");
        assertThat(descriptions("U: I love yoga. No wait, I hate yoga."))
                .hasSizeLessThan(2)
                .doesNotContain("Loves yoga");
    }

    @Test
    void aSentenceThatTheCoachCutInTwoIsRejoined() {
        var talk =
                Talk.of("U: I have a hard time falling asleep because-", "C: Mm-hmm.", "U: -I worry about my bills.");

        assertThat(extractor.extract(talk).memories())
                .extracting(MemoryCandidate::sourceTurns)
                .contains(List.of(0, 2));
    }

    @Test
    void neverMoreThanTwoAreKeptOfATurn() {
        var said = """
                I hate cooking on Mondays. I love long walks in the park. I work nights at a hospital. I have a two-year-old son.
                My wife does the shopping for us. I lost 5 pounds in May. I quit smoking last year. I can't sleep before exams.
                I struggle with sugar at night. I want to run a marathon. I enjoy basketball with friends. I moved to Portland in spring.
                """;

        assertThat(extractor.extract(Talk.user(said)).memories()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I work days again.                                           | CONTEXT      | Works days again
            I work evenings now.                                         | CONTEXT      | Works evenings now
            I moved out.                                                 | CONTEXT      | Moved out
            I also live in Hamburg.                                      | CONTEXT      | Also lives in Hamburg
            I hate coffee now.                                           | PREFERENCE   | Hates coffee now
            I love coffee.                                               | PREFERENCE   | Loves coffee
            """)
    void whatIsSoAndWhatSomebodyLikesIsNoStruggle(String said, MemoryType type, String description) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .singleElement()
                .satisfies(memory -> {
                    assertThat(memory.type()).isEqualTo(type);
                    assertThat(memory.description()).isEqualTo(description);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I feel calmer.",
                "I'm a lot happier now.",
                "I feel so much lighter.",
                "I am proud today.",
                "I feel safe."
            })
    void howSomebodyFeelsIsNothingThatTheyFoundOut(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .doesNotContain(MemoryType.INSIGHT);
    }

    @Test
    void whatItMeansIsSaidWithIt() {
        assertThat(descriptions("U: I love coffee.", "U: I drink three cups of it a day."))
                .contains("Drinks three cups of coffee a day");
        assertThat(descriptions("U: I hate red wine now. It keeps me awake."))
                .anyMatch(description -> description.contains("ed wine keeps"))
                .noneMatch(description -> description.matches("(?i).*\\bit keeps.*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U: It keeps me awake.",
                "U: I had a fight with my boss.|U: It keeps me awake.",
                "U: I love coffee.|C: And the new mattress?|U: It keeps me awake.",
                "U: I love tea and coffee.|U: I drink three cups of it a day.",
                "U: I love tacos.|U: It makes me happy."
            })
    void whereNobodyCanTellWhatItMeansItIsNotKept(String talk) {
        assertThat(descriptions(talk.split("\\|")))
                .noneMatch(description -> description.matches("(?i).*\\b(?:it keeps|of it|it makes)\\b.*"));
    }

    private List<String> descriptions(String... lines) {
        return extractor.extract(Talk.of(lines)).memories().stream()
                .map(MemoryCandidate::description)
                .toList();
    }

    @Test
    void anAnswerThatAsksForACallIsNothingToRemember() {
        assertThat(extractor
                        .extract(Talk.user("Yes, please call me in the morning."))
                        .memories())
                .isEmpty();
    }

    @Test
    void aWinFeelsGoodAndAStruggleDoesNot() {
        var memories = extractor
                .extract(Talk.user("I quit smoking two weeks ago. I can't sleep when I'm stressed."))
                .memories();

        assertThat(memories)
                .extracting(MemoryCandidate::emotionalValence)
                .satisfiesExactly(
                        win -> assertThat(win).isPositive(),
                        struggle -> assertThat(struggle).isNegative());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Could be good. Call me in the evenings.        | timing              | contact_time          | evening
            Please don't call me before 9am.               | timing              | contact_time          | after 09:00
            I'm a night owl.                               | timing              | night_owl             | true
            I love Italian food.                           | meal_types          | loves_italian_food    | true
            I can't stand broccoli.                        | meal_types          | hates_broccoli        | true
            I love granola too.                            | meal_types          | loves_granola         | true
            I also love greek yogurt.                      | meal_types          | loves_greek_yogurt    | true
            I hate iced coffee.                            | meal_types          | hates_iced_coffee     | true
            I can't stand oat milk.                        | meal_types          | hates_oat_milk        | true
            I'm vegetarian.                                | meal_types          | vegetarian            | true
            I don't like running.                          | exercise            | dislikes_running      | true
            I enjoy swimming.                              | exercise            | likes_swimming        | true
            I'd prefer texts.                              | communication_style | prefers_channel       | sms
            I need some tough love.                        | coaching_tone       | prefers_tough_love    | true
            Sure, evenings after seven are best for me.    | timing              | contact_time          | evening after 19:00
            Weekends work best to talk.                    | timing              | contact_time          | weekend
            Don't call me during my night shift.           | timing              | avoid_contact_time    | shift
            Please don't call me while I'm driving.        | timing              | avoid_contact_time    | driving
            I can't talk once my shift starts.             | timing              | avoid_contact_time    | once shift starts
            Don't ring me during class, text me instead.   | timing              | avoid_contact_time    | class
            Don't ring me, text me instead.                | communication_style | prefers_channel       | sms
            """)
    void aStatedPreferenceIsKept(String said, String category, String key, String value) {
        assertThat(extractor.extract(Talk.user(said)).preferences())
                .singleElement()
                .satisfies(preference -> {
                    assertThat(preference.category()).isEqualTo(category);
                    assertThat(preference.key()).isEqualTo(key);
                    assertThat(preference.value()).isEqualTo(value);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Would I love Italian food?",
                "Maybe call me in the evenings",
                "If I loved running I'd run",
                "My wife loves pizza",
                "My sister hates coffee",
                "My best friend and her kids can't stand yogurt",
                "My boss says I love iced coffee",
                "Mornings are best for me to exercise.",
                "Mornings are best for my knees.",
                "After work is good for me.",
                "Mornings are hard for me.",
                "I can't talk when I'm nervous.",
                "He can't talk once work starts.",
                "Call me old-fashioned",
                "My mother should text me instead of calling."
            })
    void whatIsNotStatedIsNoPreference(String said) {
        assertThat(extractor.extract(Talk.user(said)).preferences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Two days ago I relapsed and I was so ashamed of myself.",
                "I relapsed last weekend after ninety days sober.",
                "I slipped up on Friday and I feel so guilty.",
                "After six months I fell off the wagon and I hate myself for it.",
                "I was sober for a year and I used again on Sunday.",
                "I caved and smoked two at the party.",
                "I'm so ashamed that I drank again.",
                "I had a setback this week, I gambled my paycheck.",
                "Yesterday I smoked after three weeks without and I could scream.",
                "I binged last night even though I'd been doing great all month.",
                "My friend Tom quit smoking two months ago.",
                "My best friend lost twenty pounds and I'm happy for her.",
                "My brother has been sober for five years.",
                "My wife finally quit drinking last month and I'm so proud of her.",
                "My sister ran her first marathon on Sunday.",
                "A buddy of mine stopped gambling, I think it's great.",
                "My son got his one year chip yesterday and I cried.",
                "My coworker went ten days without a cigarette."
            })
    void aRelapseAndWhatAFriendDidAreNoVictory(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .doesNotContain(MemoryType.VICTORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I've been sober for ninety days and I'm so proud of myself.",
                "I quit smoking two months ago.",
                "I didn't relapse this week.",
                "I haven't relapsed in ninety days."
            })
    void whatTheUserDidThemselvesIsOne(String said) {
        assertThat(extractor.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .containsOnlyOnce(MemoryType.VICTORY);
    }
}

package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.events.vocabulary.MemoryType;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

class PreferenceFinderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My wife thinks I love broccoli.",
                "My husband swears I adore pickleball.",
                "I wouldn't say I hate swimming.",
                "I wouldn't say that I love early mornings.",
                "I love the gym, said nobody ever.",
                "I love running, yeah right.",
                "I just love yoga. Not!",
                "Oh sure, I just love being stuck on the elliptical.",
                "Who doesn't love a root canal.",
                "Do I like yoga? I couldn't tell you.",
                "The commercial goes I love bananas I love bananas, it's stuck in my head.",
                "I never said I love yoga.",
                "I used to love coffee.",
                "If I loved running I'd run.",
                "My kids hate fish so we don't have it much.",
                "He thinks I hate tea.",
                "Would I love pizza?",
                "I love coffee shops.",
                "I hate running late.",
                "I hate running errands on Saturdays.",
                "I hate swimming against the tide at work.",
                "I love to death my nephew but he eats everything.",
                "My sister will text me in the evening when she lands.",
                "You don't have to call me in the evening.",
                "My boss calls me every morning at seven.",
                "It makes no difference to me whether you call at night.",
                "My daughter said call me after eight mom.",
                "I call my sister in the evening and we walk together.",
                "The doctor's office said they'd call after three.",
                "She'll land and call me in the evening."
            })
    void whatOthersSayWhatIsDeniedAndWhatIsNotMeantIsNoPreference(String said) {
        var extraction = LocalEngines.MEMORIES.extract(Talk.user(said));

        assertThat(extraction.preferences()).isEmpty();
        assertThat(extraction.memories())
                .filteredOn(memory -> memory.type() == MemoryType.PREFERENCE)
                .allMatch(memory -> memory.description().contains("errands")
                        || memory.description().contains("tide")
                        || memory.description().contains("late")
                        || memory.description().contains("shops")
                        || memory.description().contains("nephew"))
                .allMatch(memory ->
                        !memory.tags().contains("running") && !memory.tags().contains("swimming"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I love broccoli, especially with garlic.                   | loves_broccoli=true
            I hate running, it hurts my shins.                         | hates_running=true
            My wife and I both love hiking.                            | loves_hiking=true
            I don't like swimming in cold water.                       | dislikes_swimming_in_cold_water=true
            I live in Berlin and love both tea and coffee.             | ''
            I love both tea and coffee.                                | loves_tea=true loves_coffee=true
            I think I like yoga.                                       | likes_yoga=true
            I love the gym, but my doctor says to rest.                | loves_gym=true
            I hate coffee now.                                         | hates_coffee=true
            I really enjoy swimming.                                   | likes_swimming=true
            Honestly I can't stand fish.                               | hates_fish=true
            I love yoga. No wait, I mean I hate yoga.                  | hates_yoga=true
            I love swimming. Sorry, I meant I hate swimming.           | hates_swimming=true
            I hate when you text me in the morning.                    | avoid_contact_time=morning
            It drives me nuts when you text me at night.               | avoid_contact_time=night
            Please don't call me in the mornings, I sleep late.        | avoid_contact_time=morning
            Never call before nine, I work the late shift.             | contact_time=after 09:00
            Please call me after six.                                  | contact_time=after 18:00
            Call me after seven in the evening.                        | contact_time=after 19:00
            Please call before nine in the morning.                    | contact_time=before 09:00
            Call me after eight.                                       | contact_time=after eight
            Evenings work best for your calls.                         | contact_time=evening
            The best time to text me is the afternoon.                 | contact_time=afternoon
            My mother calls in the morning so you call me in the evening. | contact_time=evening
            Call me after five. Actually call me after seven from now on. | contact_time=after 19:00
            Please text me around 4:30 pm.                             | contact_time=around 16:30
            """)
    void whatSomebodySaysOfThemselvesSeriouslyIsOne(String said, String preferences) {
        assertThat(LocalEngines.MEMORIES.extract(Talk.user(said)).preferences().stream()
                        .map(one -> one.key() + "=" + one.value())
                        .collect(joining(" ")))
                .isEqualTo(preferences);
    }
}

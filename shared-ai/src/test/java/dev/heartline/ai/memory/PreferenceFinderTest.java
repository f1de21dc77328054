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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They push me around at work.",
                "My boss keeps trying to push me out.",
                "My dad was always hard on me.",
                "People are hard on me at home.",
                "My coach used to be tough on me.",
                "You don't have to be hard on me.",
                "My mother will push me harder.",
                "Her therapist told her to be gentle.",
                "I always have to be gentle with my knee.",
                "The nurse said go easy on me.",
                "They don't push me at the gym.",
                "I don't need you to be gentle.",
                "My husband says I'm a night owl.",
                "I'm not the night owl in the family, my wife is.",
                "My sister is vegan.",
                "I'm vegetarian on Mondays.",
                "I'm vegan curious."
            })
    void whatIsSaidOfOthersOrOfSomethingElseIsNoPreference(String said) {
        assertThat(found(said)).isEmpty();
    }

    /** A denial is told as false, and takes away what was held. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please don't be hard on me.                        | prefers_gentle_tone=true
            Don't push me.                                     | prefers_gentle_tone=true
            Please do not push me so hard.                     | prefers_gentle_tone=true
            Don't be so strict with me please.                 | prefers_gentle_tone=true
            And please, never be harsh with me.                | prefers_gentle_tone=true
            Don't go easy on me.                               | prefers_tough_love=true
            Please push me harder.                             | prefers_tough_love=true
            I need you to be tough on me.                      | prefers_tough_love=true
            You can be blunt with me.                          | prefers_tough_love=true
            Quit being so hard on me.                          | prefers_gentle_tone=true
            Stop pushing me.                                   | prefers_gentle_tone=true
            I hate tough love.                                 | prefers_tough_love=false
            I'm no night owl.                                  | night_owl=false
            I don't need tough love.                           | prefers_tough_love=false
            I don't want any tough love right now.             | prefers_tough_love=false
            I'm not vegetarian anymore.                        | vegetarian=false
            I'm no longer vegan.                               | vegan=false
            I am not a vegan any more.                         | vegan=false
            I stopped being vegetarian.                        | vegetarian=false
            I'm not a night owl anymore.                       | night_owl=false
            I'm not really a morning person.                   | morning_person=false
            I'm vegetarian. Actually I'm vegan now.            | vegan=true
            I'm vegan. I'm not vegan anymore.                  | vegan=false
            Be tough on me. No, please be gentle.              | prefers_gentle_tone=true
            I'm a night owl. These days I'm an early bird.     | morning_person=true
            Call me in the evenings. Don't call me in the evenings. | avoid_contact_time=evening
            Don't call me in the mornings. Call me in the evenings. | avoid_contact_time=morning contact_time=evening
            """)
    void aDenialIsHeardAndTheNewerWordHolds(String said, String preferences) {
        assertThat(found(said)).isEqualTo(preferences);
    }

    /** An open range is how somebody lives; a day or a point in time is one call, and nothing to go by for ever. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Call me at six tomorrow.                           | ''
            Can you call me at six?                            | ''
            Call me at half past four.                         | ''
            Please call me tomorrow evening.                   | ''
            Please call me after six today.                    | ''
            Call me back after six.                            | ''
            Could you ring me on Friday after work?            | ''
            Text me tonight after nine.                        | ''
            Tomorrow please call me after six.                 | ''
            Call me this weekend.                              | ''
            Don't call me tomorrow morning.                    | ''
            Please don't call me after six today.              | ''
            Next week call me in the evening.                  | ''
            Call me Saturday.                                  | ''
            Just for today, text me after eight pm.            | ''
            Text me at noon on Thursday.                       | ''
            Call me at six, I work nights.                     | ''
            You can call me at five pm on weekdays.            | contact_time=at 17:00
            Please always call me at six pm.                   | contact_time=at 18:00
            Call me at six every day.                          | contact_time=at 18:00
            From now on call me at six.                        | contact_time=at 18:00
            Call me on Saturdays.                              | contact_time=saturday
            Call me on weekends.                               | contact_time=weekend
            Please call me after six.                          | contact_time=after 18:00
            Only call me before noon.                          | contact_time=before noon
            """)
    void aTimeForOneCallIsNoneForAll(String said, String preferences) {
        assertThat(found(said)).isEqualTo(preferences);
    }

    /** Nobody refuses an hour of which they weren't called before, so that it holds for good. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Stop calling me at 6 am.                           | avoid_contact_time=at 06:00
            Don't call before nine.                            | contact_time=after 09:00
            No calls on Sundays please.                        | avoid_contact_time=sunday
            Please don't text me at five in the morning.       | avoid_contact_time=at 05:00
            Quit ringing me at midnight.                       | avoid_contact_time=at midnight
            No texts after 10 pm.                              | contact_time=before 22:00
            Stop texting me at 2 am!                           | avoid_contact_time=at 02:00
            Don't call me on weekends.                         | avoid_contact_time=weekend
            I don't want calls on Saturdays.                   | avoid_contact_time=saturday
            I don't want to be called in the mornings.         | avoid_contact_time=morning
            Please stop calling during dinner.                 | avoid_contact_time=dinner
            Don't ring me at seven, that's when I feed the baby. | avoid_contact_time=at seven
            Never text me at night.                            | avoid_contact_time=night
            Can you not call me on Mondays?                    | avoid_contact_time=monday
            Could you stop calling at 6 in the morning?        | avoid_contact_time=at 06:00
            No more calls at six in the morning please.        | avoid_contact_time=at 06:00
            Don't message me before 10.                        | contact_time=after 10:00
            Please don't call before 8 am.                     | contact_time=after 08:00
            No texts on weekends.                              | avoid_contact_time=weekend
            Stop calling me in the evenings.                   | avoid_contact_time=evening
            Could you not text me at 4 in the morning, please? | avoid_contact_time=at 04:00
            Please quit calling at dinnertime.                 | avoid_contact_time=dinnertime
            I don't like being called in the evenings.         | avoid_contact_time=evening
            No texts on Fridays, it's the sabbath.             | avoid_contact_time=friday
            Don't phone before noon.                           | contact_time=after noon
            And please don't call so early.                    | avoid_contact_time=early
            Stop texting me so late at night.                  | avoid_contact_time=late
            No more texts at two in the morning.               | avoid_contact_time=at 02:00
            Never ring before eight, my wife works nights.     | contact_time=after 08:00
            Don't text on Sunday mornings.                     | avoid_contact_time=sunday morning
            Please stop calling me at lunchtime.               | avoid_contact_time=lunchtime
            I don't want any texts after nine pm.              | contact_time=before 21:00
            Can you stop ringing me at six in the morning?     | avoid_contact_time=at 06:00
            Don't text me around midnight.                     | avoid_contact_time=around midnight
            Quit texting in the middle of the night.           | avoid_contact_time=middle of the night
            No calls on holidays, please.                      | avoid_contact_time=holidays
            Please don't message me during the night.          | avoid_contact_time=night
            Never call at 7:30 in the morning.                 | avoid_contact_time=at 07:30
            Don't contact me on weekdays.                      | avoid_contact_time=weekday
            Just don't call after ten at night.                | contact_time=before 22:00
            Don't call me at six today.                        | ''
            Please don't call me at nine tomorrow.             | ''
            Please don't call on Sunday, I'm away.             | ''
            """)
    void aTimeThatIsRefusedIsOneToAvoid(String said, String preferences) {
        assertThat(found(said)).isEqualTo(preferences);
    }

    private static String found(String said) {
        return LocalEngines.MEMORIES.extract(Talk.user(said)).preferences().stream()
                .map(one -> one.key() + "=" + one.value())
                .collect(joining(" "));
    }
}

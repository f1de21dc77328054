package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemorySubjectTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Loves coffee                      | Hates coffee now (as of 25 Nov 2026)
            Hates tea                         | Loves tea these days
            Lives alone                       | Lives with their girlfriend now
            Lives with their parents          | Lives by themselves now
            Lives alone                       | Moved in with their brother
            Works nights at the hospital      | Switched to day shift
            Smokes a pack a day               | Is down to five cigarettes a day
            Takes two metformin a day         | The doctor put them up to three metformin a day
            Is married                        | Got divorced
            Loves the gym                     | Can't stand going to the gym
            Likes running                     | Doesn't like running anymore
            Drinks six beers a night          | Drinks two beers a night
            Their weight is two two five pounds now | Weighs 210 pounds
            Lives in Berlin                   | Moved to Hamburg
            They said: "Honestly, I love coffee" | Hates coffee now (as of 25 Nov 2026)
            Lives alone                       | They said: "I live with my girlfriend now"
            They said: "I'm married"          | They said: "Well, I got divorced."
            They said: "I don't like running anymore" | Likes running
            They said: "I've moved to Hamburg" | Lives in Berlin
            Takes one statin a day            | They said: "My cardiologist put me on two statins a day"
            Lives with their parents          | They said: "I live by myself now"
            Lives with their parents          | They said: "I moved out, I live by myself now"
            Lives with their parents          | Moved out
            Lives with two roommates          | Has moved out on Saturday 21 Nov 2026
            Lives with their grandmother      | Finally moved out of their grandmother's house
            Is living with their ex           | They said: "I moved out of my ex's place two weeks ago"
            Lives with their brother          | Doesn't live with their brother anymore
            Lives with their mom and dad      | Moved into their own apartment
            Hates granola                     | Loves granola too
            """)
    void ofTwoThatCantBothBeTrueTheSubjectIsTheSame(String older, String newer) {
        assertThat(MemorySubject.of(older)).isPresent().isEqualTo(MemorySubject.of(newer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Loves tea                         | Hates iced coffee
            Loves coffee                      | Their sister hates coffee
            Loves yogurt                      | Loves granola too
            Has a cat                         | Got a puppy in the week of 16 Nov 2026
            Lives in Berlin                   | Loves tea
            Drinks two beers a night          | Drinks six beers a week
            Takes two metformin a day         | Takes one statin a day
            Lives alone                       | Lives in Berlin
            Works nights at the hospital      | Works as a nurse
            Walked five miles                 | Walked five miles on 24 Nov 2026
            Hates cooking on Mondays          | Loves cooking
            Is married                        | Has two kids
            Smokes a pack a day               | Drinks a beer a day
            They said: "I love coffee. It keeps me going" | Hates coffee
            They said: "My sister hates coffee" | Loves coffee
            They said: "The nights are the worst" | Works nights at the hospital
            Loves running                     | Loves running errands for their mother in town
            Loves rice                        | Loves beans as well
            Loves chocolate                   | Can't stand white chocolate
            Likes milk                        | Hates oat milk
            Hates black coffee                | Also loves coffee
            Loves tea                         | Their husband can't stand tea
            Loves dogs                        | They said: "My landlord hates dogs"
            Lives in Berlin                   | Also lives in Hamburg
            Works days at the hospital        | Works nights too
            Lives with their mom              | Lives with their dad on weekends
            Lives with their parents          | Their sister moved out
            """)
    void ofTwoThatCanBothBeTrueItIsNot(String one, String other) {
        assertThat(MemorySubject.of(one)
                        .filter(subject ->
                                MemorySubject.of(other).filter(subject::equals).isPresent()))
                .isEmpty();
    }

    /** Whatever was known before stays: these tell of somebody else, or of something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lives with Crohn's disease",
                "Moved out of the way",
                "Moved out of their comfort zone",
                "Their roommate moved out",
                "Wants to move out",
                "Moved out the couch",
                "Works day and night",
                "Takes a walk every day",
                "Lives with chronic pain",
                "Lives with constant fear of relapsing",
                "Is living with depression",
                "Has been living with a bad back",
                "Lives with their guilt every day",
                "Lives in constant fear of relapsing",
                "Is living in denial",
                "Lives in pain",
                "Lives in their head too much",
                "Moved to decaf",
                "Has moved to smaller plates",
                "Moved to Tuesdays with the group",
                "Weighs their food",
                "Weighs every meal on a scale",
                "Weighs their options",
                "Weighs themselves 2 times a day",
                "Their father smokes two packs a day",
                "Their husband drinks six beers a night",
                "Told their brother who smokes a pack a day to leave",
                "Their wife is down to five cigarettes a day",
                "Hates that their mother has a beer a day",
                "Knows somebody who takes two metformin a day",
                "Their sister is on 20 mg prozac a day",
                "Engaged in their recovery group",
                "Is engaged in the group",
                "Is married to their job",
                "Got separated from the hiking group",
                "Is divorced from reality",
                "Got engaged with the program",
                "Has a single cigarette left",
                "Is single-minded about this",
                "Works days on end",
                "Switched to nights out with friends",
                "Has two kids a day care takes",
                "They said: \"My father smokes two packs a day\"",
                "They said: \"My husband drinks six beers a night\"",
                "They said: \"I live with chronic pain\""
            })
    void whatTellsOfOthersOrOfSomethingElseRetiresNothing(String said) {
        assertThat(MemorySubject.of(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Lives with their sister                     | household
            Lives with two roommates                    | household
            Is living with their ex-husband again       | household
            Lives with Marta                            | household
            Moved in with their mom                     | household
            Lives in Denver                             | home
            Lives in New Mexico now                     | home
            Has moved to Denver                         | home
            Moved to Portland in spring                 | home
            Weighs 225 pounds                           | weight
            Weighs about 98 kg                          | weight
            Weighs two hundred and ten pounds           | weight
            Their weight is 210                         | weight
            Smokes a pack a day                         | amount of smoking
            Is down to five cigarettes a day            | amount of smoking
            Smokes about ten cigarettes each day        | amount of smoking
            Drinks six beers a night                    | amount of beer a night
            Has two glasses of wine a night             | amount of wine a night
            Is happily married                          | marital status
            Got engaged on 21 Nov 2026                  | marital status
            Is single again                             | marital status
            """)
    void whatTellsOfTheUserAndOfTheRightThingHasItsSubject(String said, String subject) {
        assertThat(MemorySubject.of(said)).hasValue(subject);
    }
}

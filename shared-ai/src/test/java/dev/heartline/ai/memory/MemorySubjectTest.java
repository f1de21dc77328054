package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            """)
    void ofTwoThatCanBothBeTrueItIsNot(String one, String other) {
        assertThat(MemorySubject.of(one)
                        .filter(subject ->
                                MemorySubject.of(other).filter(subject::equals).isPresent()))
                .isEmpty();
    }
}

package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Takes 20 mg of lisinopril a day               | Takes 20 mg of atorvastatin a day
            Takes 20 mg of lisinopril in the morning      | Takes 20 mg of atorvastatin in the morning
            Injects ten units of insulin before bed       | Injects twelve units of insulin before bed
            Their sister was diagnosed with breast cancer | Their aunt was diagnosed with breast cancer
            Their grandma's in hospital with pneumonia    | Their grandpa's in hospital with pneumonia
            Their uncle drinks too much at weddings       | Their nephew drinks too much at weddings
            Their brother Mark is in rehab                | Their brother Luke is in rehab
            Mark is in rehab in Portland                  | Luke is in rehab in Portland
            They said: "Mark is in rehab in Portland"     | They said: "Luke is in rehab in Portland"
            Has a friend, Ines, who walks every evening   | Has a friend, Ruth, who walks every evening
            Moved to Portland in spring                   | Moved to Denver in spring
            Ran 5 km on Monday                            | Ran 10 km on Tuesday
            Ran 5 km in the park                          | Ran 10 km in the park
            Swam for thirteen minutes at the pool         | Swam for nineteen minutes at the pool
            Stayed sober for seventy days                 | Stayed sober for ninety days
            Quit smoking two weeks ago                    | Quit smoking twenty-two weeks ago
            Has a dentist appointment on 3 Nov 2026       | Has a dentist appointment on 3 Dec 2026
            Visits their parents every April              | Visits their parents every August
            Drinks wine on weekends                       | Doesn't drink wine on weekends
            Their daughter plays soccer at school         | Their daughter plays the violin at school
            Is badly allergic to peanuts                  | Is badly allergic to shellfish
            """)
    void whatDiffersInOneThatMattersIsTwoThings(String one, String other) {
        assertThat(Retelling.isIn(one, other)).isFalse();
        assertThat(Retelling.isIn(other, one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Quit smoking two weeks ago                    | Stopped smoking two weeks ago
            Their sister was diagnosed with breast cancer | Their sister got diagnosed with breast cancer
            Their mother lives in Boston                  | Their mom lives in boston
            Can't sleep when they're stressed             | Couldn't sleep when they were stressed
            Loves long walks in the park                  | LOVES long walks in the park!
            Work is stressful on Mondays                  | Finds work stressful on Mondays
            José cooks dinner with them on Fridays        | Jose cooks dinner with them on Fridays
            They said: "I'm worried about the bills"      | Is worried about the bills
            """)
    void whatOnlyIsWordedOtherwiseIsOne(String one, String other) {
        assertThat(Retelling.isIn(one, other)).isTrue();
        assertThat(Retelling.isIn(other, one)).isTrue();
    }
}

package dev.heartline.memory.episode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResemblanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hates cooking on Mondays       | hates COOKING, on Mondays!    | 0.20 | true",
                "Can't stand the café           | Cant stand the cafe           | 0.20 | true",
                "Quit smoking three weeks ago   | Stopped smoking 3 weeks ago   | 0.97 | false",
                "Quit smoking three weeks ago   | Stopped smoking three weeks   | 0.97 | true",
                "Loves cooking on Mondays       | Hates cooking on Mondays      | 0.95 | false",
                "His mother lives in Boston     | His mom lives in Boston       | 0.97 | true",
                "Finds cooking hard on Mondays  | Finds it hard to cook Mondays | 0.96 | true",
                "Finds cooking hard on Mondays  | Finds cooking hard on Fridays | 0.99 | false",
                "Sleeps 4 hours                 | Sleeps 8 hours                | 0.99 | false",
                "Drinks on weekends             | Does not drink on weekends    | 0.97 | false",
                "Has a brother, Mark, in rehab  | Has a brother, Luke, in rehab | 0.97 | false",
                "Their aunt smokes at work      | Their uncle smokes at work    | 0.97 | false",
                "Their grandma has diabetes     | Their grandmother is diabetic | 0.95 | true",
                "Stayed sober for thirteen days | Stayed sober seventy days     | 0.97 | false",
                "Takes 20 mg of lisinopril      | Takes 20 mg of atorvastatin   | 0.96 | false",
                "Sees Ana on 3 Nov 2026         | Sees Ana on 3 Dec 2026        | 0.99 | false",
                "Lives with ana                 | Lives with Ana                | 0.20 | true",
                "Smokes at work                 | Smokes at the office          | 0.92 | false"
            })
    void closenessCountsOnlyWhereNoTellingWordDiffers(String one, String other, double cosine, boolean same) {
        assertThat(Resemblance.isSame(one, other, cosine)).isEqualTo(same);
        assertThat(Resemblance.isSame(other, one, cosine)).isEqualTo(same);
    }
}

package dev.heartline.engagement.policy.gate;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdultTest {

    @ParameterizedTest
    @CsvSource({
        "2008-03-09, true",
        "2008-03-10, false",
        "1980-05-01, true",
        "2015-01-01, false",
        "2027-01-01, false",
        ", false"
    })
    void whoIsKnownToBeEighteenIsAnAdult(LocalDate birthDate, boolean adult) {
        assertThat(Adult.isOne(Optional.ofNullable(birthDate), LocalDate.of(2026, 3, 9)))
                .isEqualTo(adult);
    }
}

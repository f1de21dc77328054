package dev.heartline.engagement.policy.social;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.draw.DrawKey;
import dev.heartline.service.policy.copy.CopyCheck;

import static org.assertj.core.api.Assertions.assertThat;

class PseudonymTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-tests-only-0123456789");
    private static final LocalDate WEEK = LocalDate.of(2026, 3, 9);

    @Test
    void eachOfAThousandNamesIsKind() {
        var names = IntStream.range(0, 1024)
                .mapToObj(number -> Pseudonym.of((number + 0.5) / 1024))
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(CopyCheck.objections(name)).isEmpty());
        assertThat(Pseudonym.of(Math.nextDown(1.0))).isEqualTo(names.getLast());
    }

    @Test
    void aNameLastsForAWeekAndTellsNothingInTheNext() {
        assertThat(names(WEEK)).isEqualTo(names(WEEK));
        assertThat(IntStream.range(0, 100)
                        .filter(user -> names(WEEK)
                                .get(user)
                                .equals(names(WEEK.plusDays(7)).get(user))))
                .hasSizeLessThan(10);
    }

    private static List<String> names(LocalDate week) {
        return LongStream.range(0, 100)
                .mapToObj(user -> Pseudonym.of(KEY, week, new UUID(6, user)))
                .toList();
    }
}

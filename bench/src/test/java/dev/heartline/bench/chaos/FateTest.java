package dev.heartline.bench.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.heartline.bench.chaos.Fate.Fault;
import dev.heartline.bench.chaos.Victim.Blow;

import static org.assertj.core.api.Assertions.assertThat;

class FateTest {

    private static final int MANY = 200;

    @ParameterizedTest
    @EnumSource
    void theSameSeedBringsTheSameFaults(Victim victim) {
        assertThat(faults(7, victim)).isEqualTo(faults(7, victim)).isNotEqualTo(faults(8, victim));
    }

    @ParameterizedTest
    @EnumSource
    void everyVictimMeetsEachOfItsBlowsAndNoOther(Victim victim) {
        assertThat(faults(1, victim)).extracting(Fault::blow).hasSameElementsAs(victim.blows());
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPauseLastsAndNoneLongerThanABrokerWaitsForAConsumer(Victim victim) {
        assertThat(faults(1, victim)).allSatisfy(fault -> {
            assertThat(fault.lasts().isPositive()).isEqualTo(fault.blow() == Blow.PAUSE);
            assertThat(fault.lasts()).isLessThan(Duration.ofSeconds(10));
        });
    }

    private static List<Fault> faults(long seed, Victim victim) {
        var fate = new Fate(seed, victim);
        return Stream.generate(fate::next).limit(MANY).toList();
    }
}

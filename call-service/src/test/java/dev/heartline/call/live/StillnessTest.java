package dev.heartline.call.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StillnessTest {

    private static final Duration FIVE = Duration.ofSeconds(5);

    private final List<String> done = new ArrayList<>();
    private final Stillness stillness = new Stillness();

    @Test
    void onlySilenceCounts() {
        stillness.in(Duration.ofSeconds(8), () -> done.add("asked"));

        assertThat(stillness.lasted(FIVE)).isFalse();
        assertThat(done).isEmpty();
        assertThat(stillness.lasted(FIVE)).isTrue();
        assertThat(done).containsExactly("asked");
    }

    @Test
    void whatWasWaitedForHappensOnce() {
        stillness.in(Duration.ZERO, () -> done.add("left"));

        assertThat(stillness.lasted(FIVE)).isTrue();
        assertThat(stillness.lasted(FIVE)).isFalse();
        assertThat(done).containsExactly("left");
    }

    @Test
    void whoeverSpeaksIsWaitedForAnew() {
        stillness.in(Duration.ofSeconds(8), () -> done.add("asked"));
        stillness.lasted(FIVE);
        stillness.cancel();
        assertThat(stillness.lasted(FIVE)).isFalse();

        stillness.in(Duration.ofSeconds(8), () -> done.add("asked again"));
        assertThat(stillness.lasted(FIVE)).isFalse();
        assertThat(stillness.lasted(FIVE)).isTrue();
        assertThat(done).containsExactly("asked again");
    }

    @Test
    void whatComesOfASilenceMayWaitForTheNextOne() {
        stillness.in(Duration.ZERO, () -> stillness.in(FIVE, () -> done.add("asked twice")));

        stillness.lasted(FIVE);
        assertThat(done).isEmpty();
        stillness.lasted(FIVE);
        assertThat(done).containsExactly("asked twice");
    }
}

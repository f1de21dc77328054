package dev.heartline.stack.deadletter;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.heartline.stack.StackException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandledTest {

    @Test
    void whatIsDealtWithInOrderNeedsNoNoteButTheNextOffset() {
        var handled = Handled.NOTHING.with(List.of(0L, 1L, 2L), 0);

        assertThat(handled.committed().offset()).isEqualTo(3);
        assertThat(handled.committed().metadata()).isEmpty();
    }

    @Test
    void gapsAreNotedAsRunsAndReadBack() {
        var handled = Handled.NOTHING.with(List.of(4L, 6L, 7L, 8L), 0);

        assertThat(handled.committed().metadata()).isEqualTo("4,6-8");
        var read = Handled.of(handled.committed());
        assertThat(LongStream.range(0, 10).filter(read::includes)).containsExactly(4L, 6L, 7L, 8L);
    }

    @Test
    void aGapThatIsClosedMovesTheOffsetOn() {
        var handled = Handled.NOTHING.with(List.of(1L, 2L), 0).with(List.of(0L), 0);

        assertThat(handled).isEqualTo(new Handled(3, new java.util.TreeSet<>()));
    }

    @Test
    void whatTheBrokerNoLongerHasNeedsNoNote() {
        assertThat(Handled.NOTHING.with(List.of(50L), 50).committed().offset()).isEqualTo(51);
    }

    @Test
    void tooManyGapsAreRefusedWithTheWayOut() {
        var everySecond = LongStream.range(0, 3_000).map(i -> 2 * i + 1).boxed().toList();

        assertThatThrownBy(() -> Handled.NOTHING.with(everySecond, 0))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("the oldest first");
    }
}

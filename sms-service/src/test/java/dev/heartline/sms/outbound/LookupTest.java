package dev.heartline.sms.outbound;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LookupTest {

    @Test
    void whatACarrierHasNothingOfItDoesNotHave() {
        assertThat(Lookup.of(List.of(), 0)).isEqualTo(new Lookup.Absent());
        assertThat(Lookup.of(List.of(), 2)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void whatNobodyElseMayBeIsFound() {
        assertThat(Lookup.of(List.of("a"), 0)).isEqualTo(new Lookup.Found("a"));
        assertThat(Lookup.of(List.of("a", "b"), 0)).isEqualTo(new Lookup.Found("a"));
    }

    @Test
    void whereAllThatWaitAreThereEachIsFound() {
        assertThat(Lookup.of(List.of("a", "b"), 1)).isEqualTo(new Lookup.Found("a"));
    }

    @Test
    void whereFewerAreThereThanWaitNobodyKnowsWhoseTheyAre() {
        assertThat(Lookup.of(List.of("a"), 1)).isEqualTo(new Lookup.Unclear());
        assertThat(Lookup.of(List.of("a", "b"), 2)).isEqualTo(new Lookup.Unclear());
    }
}

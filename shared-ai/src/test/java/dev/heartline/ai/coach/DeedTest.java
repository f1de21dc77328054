package dev.heartline.ai.coach;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'll walk after dinner on Tuesday | you'd walk after dinner on Tuesday  | you'll walk after dinner on Tuesday
            I won't drink with my boss.       | you wouldn't drink with your boss   | you won't drink with your boss
            I could try to call my mom        | you could try to call your mom      | you'll try to call your mom
            """)
    void aCommitmentIsSpokenOf(String commitment, String told, String planned) {
        assertThat(Deed.told(commitment)).contains(told);
        assertThat(Deed.planned(commitment)).contains(planned);
    }

    @Test
    void anotherFormIsLeftAlone() {
        assertThat(Deed.told("Walk after dinner")).isEmpty();
        assertThat(Deed.told("I'll call you")).isEmpty();
    }
}

package dev.heartline.rehearsal.caller;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SimulatedCallersTest {

    @Test
    void thereAreManyAndEachHasSomethingToSay() {
        var all = SimulatedCallers.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all).extracting(SimulatedCaller::name).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(caller -> {
            assertThat(caller.lines()).isNotEmpty();
            assertThat(caller.goal()).isNotBlank();
            assertThat(caller.difficulty()).isNotBlank();
        });
        assertThat(all.stream().filter(SimulatedCaller::isForTheWire)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aFileSaysWhoSomebodyIsAndWhatTheySayToWhat() {
        var caller = CallerFile.read("sam", """
                # a comment
                who: Sam, 40
                goal: to be left alone
                difficulty: curt
                name: Sam
                commitment: I'll walk on Friday
                memory: STRUGGLE | Can't sleep before exams
                ends: coach
                > Hi.
                (silence)
                ! I want to die.
                when: how are you | Not well.
                """);

        assertThat(caller.lines()).containsExactly("Hi.", "", "I want to die.");
        assertThat(caller.danger()).containsExactly("I want to die.");
        assertThat(caller.reactions()).singleElement().satisfies(reaction -> {
            assertThat(reaction.isTo("How are you today?")).isTrue();
            assertThat(reaction.text()).isEqualTo("Not well.");
        });
        assertThat(caller.person().orElseThrow().openCommitments()).containsExactly("I'll walk on Friday");
        assertThat(caller.ends()).contains(SimulatedCaller.Ends.COACH);
        assertThat(caller.isForTheWire()).isFalse();
    }

    @Test
    void aLineThatIsNothingIsNamed() {
        assertThatThrownBy(() -> CallerFile.read("sam", "who: Sam\nHello there"))
                .hasMessageContaining("sam")
                .hasMessageContaining("Hello there");
    }
}

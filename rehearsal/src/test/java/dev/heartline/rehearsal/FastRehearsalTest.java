package dev.heartline.rehearsal;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.heartline.rehearsal.call.CallPath;
import dev.heartline.rehearsal.call.LocalPath;
import dev.heartline.rehearsal.caller.SimulatedCaller;
import dev.heartline.rehearsal.caller.SimulatedCallers;
import dev.heartline.rehearsal.referee.CallRule;
import dev.heartline.rehearsal.referee.Referee;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./heartline rehearse --fast}, caller by caller. */
class FastRehearsalTest {

    private static CallPath path;

    private final Referee referee = new Referee();

    @BeforeAll
    static void openTheLine() {
        path = LocalPath.open();
    }

    @AfterAll
    static void closeIt() {
        path.close();
    }

    static List<String> names() {
        return SimulatedCallers.all().stream().map(SimulatedCaller::name).toList();
    }

    /** How late the first words are says something of the machine that tests run on: it is not held against the coach here. */
    @ParameterizedTest
    @MethodSource("names")
    void theLocalCoachKeepsTheRules(String name) {
        var verdict = referee.judge(path.play(named(name)));

        assertThat(verdict.breaches().stream().filter(breach -> breach.rule() != CallRule.LATE))
                .as(RehearsalReport.told(verdict))
                .isEmpty();
    }

    @Test
    void aCallerReactsToWhatIsSaid() {
        var call = path.play(named("false-alarm"));

        assertThat(call.lines()).anyMatch(line -> line.text().startsWith("Oh, no, no, it's just an expression"));
    }

    @Test
    void theSameCallerHearsTheSame() {
        var caller = named("ambivalent-smoker");

        assertThat(path.play(caller)).hasToString(path.play(caller).toString());
    }

    private static SimulatedCaller named(String name) {
        return SimulatedCallers.all().stream()
                .filter(caller -> caller.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

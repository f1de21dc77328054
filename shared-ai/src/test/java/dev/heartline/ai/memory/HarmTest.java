package dev.heartline.ai.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.statement.Statements;

import static org.assertj.core.api.Assertions.assertThat;

class HarmTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I finished the vodka again",
                "I stayed away from the gym all week",
                "I resisted taking my medication",
                "I lost my grandma on Sunday",
                "Managed to polish off a whole box of wine last night",
                "I hit the casino three nights running",
                "I gave up on taking my blood pressure pills",
                "lost my job on friday",
                "I beat up my knee falling off the porch",
                "I relapsed on Tuesday",
                "I slipped up again and I am ashamed",
                "I had six beers after the gym"
            })
    void aLapseAHarmAndALossAreFoundWhateverElseIsTold(String said) {
        assertThat(Harm.isToldIn(Statements.ofUser(Talk.user("I slept well. " + said + ". The kids are fine."))))
                .isTrue();
        assertThat(LocalEngines.READER.read(Talk.user(said)).harmTold()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I ran three miles",
                "I walked every day this week and I am proud of it.",
                "I stayed away from the casino",
                "I lost three pounds",
                "I poured the last of the gin down the sink",
                "I haven't relapsed",
                "I didn't smoke today",
                "I had a coffee with my sister",
                "Did I relapse?",
                "It rained all day",
                "I will cook tomorrow"
            })
    void whatIsNoneIsNotTakenForOne(String said) {
        assertThat(Harm.isToldIn(Statements.ofUser(Talk.user(said)))).isFalse();
    }
}

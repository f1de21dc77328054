package dev.heartline.ai.lexicon;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.Talk;
import dev.heartline.ai.lexicon.Progress.Verdict;
import dev.heartline.ai.memory.MemoryCandidate;
import dev.heartline.events.vocabulary.MemoryType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class ProgressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I polished off the whiskey last night",
                "I managed to smoke a whole pack today",
                "I went back to the casino on Friday",
                "I finally hit the liquor store",
                "I kept up my drinking all month",
                "I made it to the bar by six",
                "I drank the rest of the wine",
                "I beat my own record, twelve beers",
                "I skipped physical therapy again",
                "I avoided the gym this month",
                "I quit taking my antidepressants",
                "I gave up on my diet",
                "I stayed away from my AA group",
                "I passed on my morning walk",
                "I turned down my inhaler",
                "I lost my mother in May",
                "I lost my appetite",
                "I broke my ankle on a run",
                "I went without my insulin for a day",
                "I said no to my therapist",
                "I managed to skip the gym all week",
                "I crushed a six-pack at the game",
                "I walked to the bar after dinner",
                "I ran out of my meds",
                "I won two hundred at the casino",
                "I resisted the gym",
                "I stopped my medication",
                "I skipped breakfast",
                "I finished the vodka again",
                "I stayed away from the gym all week",
                "I resisted taking my medication",
                "I lost my grandma on Sunday",
                "Managed to polish off a whole box of wine last night",
                "I hit the casino three nights running",
                "Beat my record, nine beers in one sitting",
                "Kept up my smoking all weekend",
                "I skipped my walk every day this week",
                "I gave up on taking my blood pressure pills",
                "I quit going to my AA meetings",
                "I went without sleep for two days",
                "I beat up my knee falling off the porch",
                "lost my job on friday",
                "I went through two packs of Newports today",
                "smashed an 18 pack with the boys",
                "I killed a whole keg",
                "finished the sangria by noon",
                "Hit the blackjack table again"
            })
    void aLapseALossAndAHarmAreNoVictory(String said) {
        assertThat(Progress.of(said)).isNotEqualTo(Verdict.GOOD);
        assertThat(LocalEngines.MEMORIES.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .doesNotContain(MemoryType.VICTORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I ran three miles",
                "I stayed away from the casino",
                "I lost three pounds",
                "I poured the whiskey down the sink",
                "Turned down a cig at lunch",
                "I dumped the lagers",
                "I passed on the third slice of cake",
                "I threw out all my cigarettes",
                "I quit drinking in March",
                "I skipped dessert at the party",
                "I said no to a beer at the game",
                "I resisted the urge to smoke",
                "I walked past the bar and went home",
                "I walked to work every day this week",
                "I managed to walk five miles",
                "I managed to skip the fries at lunch",
                "I finished my workout",
                "I finished a month without smoking",
                "I turned down the wine at dinner",
                "I stayed off the booze all weekend",
                "I lost 5 lbs this month",
                "I cut down on sugar",
                "I passed up the cookies at the office",
                "I stopped vaping two weeks ago",
                "I made it to the gym four times",
                "I went ten days without a cigarette",
                "I went to the gym after work",
                "I gave up soda in May",
                "I finished my smoking cessation class",
                "I avoided the vending machine snacks",
                "I hit my step goal on my walk",
                "I cooked a healthy dinner for my family",
                "I've been sober since June",
                "I stuck to water at the bar",
                "I went to my AA meeting",
                "I skipped the second slice of cake",
                "I finished my physical therapy exercises",
                "I stayed off the scratch tickets since Thursday",
                "I quit vaping ten days ago and haven't had a puff",
                "I poured the last of the gin down the sink"
            })
    void aGoodThingDoneAndABadOneResistedStayOne(String said) {
        assertThat(Progress.of(said)).isEqualTo(Verdict.GOOD);
        assertThat(LocalEngines.MEMORIES.extract(Talk.user(said)).memories())
                .extracting(MemoryCandidate::type)
                .isSubsetOf(MemoryType.VICTORY);
    }

    /** Far more than any takes, on a busy machine too; one whose time grew with its square would take it. */
    @ParameterizedTest
    @ValueSource(strings = {"skipped ", "finished the ", "gym ", "skipped my gym, ", "a ", "wine, ", "walked to "})
    void noTextTakesLong(String piece) {
        assertTimeout(Duration.ofSeconds(10), () -> Progress.of(piece.repeat(4_000 / piece.length())));
    }
}

package dev.heartline.ai.lexicon;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForgoingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            skipped the chips                         | true
            I passed on a second slice of cake        | true
            said no to the office donuts              | true
            gave up smoking in May                    | true
            resisted the urge                         | true
            went without coffee                       | true
            just skipped dessert                      | true
            I have finally stopped smoking            | true
            my husband skipped dessert                | false
            my friends have stopped smoking           | false
            skipped dinner                            | false
            skipped the gym                           | false
            skipped my insulin                        | false
            skipped it and had chips                  | false
            skipped lunch and ate cookies             | false
            skipped the smoking cessation class       | false
            skipped my sugar check                    | false
            stopped drinking water                    | false
            stopped for fast food                     | false
            gave up                                   | false
            gave up. Chips again                      | false
            didn't skip the chips                     | false
            never gave up smoking                     | false
            should give up smoking                    | false
            """)
    void onlyWhatIsBadForSomebodyIsASuccessToLeaveOut(String said, boolean success) {
        assertThat(Forgoing.toldIn(said)).isEqualTo(success);
    }
}

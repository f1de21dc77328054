package dev.heartline.ai.memory;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.heartline.ai.statement.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class OwnDeedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My wife and I walked five miles on Sunday.",
                "Last week my brother and I quit smoking.",
                "After six months at the gym I finally ran a marathon.",
                "We cooked at home all week.",
                "My blood pressure is down to 120.",
                "I'm ninety days sober and my wife is proud of me.",
                "I'm so proud of my progress this week.",
                "Walked to work and skipped the fries.",
                "I helped my sister quit."
            })
    void whatTheUserDoesIsTheirs(String said) {
        assertThat(OwnDeed.isIn(statement(said))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My friend Tom quit smoking two months ago.",
                "My best friend lost twenty pounds and I'm happy for her.",
                "I'm proud of my sister, she quit drinking.",
                "I heard my ex has been sober for a year.",
                "I know a guy who lost fifty pounds.",
                "My wife quit and I'm glad.",
                "Yesterday my son ran his first race.",
                "He finally stopped gambling.",
                "Everyone in my group stayed clean.",
                "The kids finished their project."
            })
    void whatOthersDoIsNot(String said) {
        assertThat(OwnDeed.isIn(statement(said))).isFalse();
    }

    private static Statement statement(String said) {
        return new Statement(said, List.of(0));
    }
}

package dev.heartline.ai.wish;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.heartline.ai.wish.Wish.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class ChannelsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop calling me | CALLS",
                "Don't call me again | CALLS",
                "please never phone the house | CALLS",
                "no me llamen más | CALLS",
                "stop texting | TEXTS",
                "no more messages from you | TEXTS",
                "take me off your list | ALL",
                "stop texting and calling me | ALL",
                "leave me alone | ALL",
                "stop blowing up my phone | ALL",
                "don't text me, call me | TEXTS",
                "stop calling, texts are fine | CALLS",
                "no more calls, you can still text | CALLS",
                "no calls, just send me messages | CALLS",
                "drop the calls, I like the messages | CALLS",
                "no more texting. Calls only. | TEXTS",
                "stop the texts only | TEXTS",
                "texts only from today please | CALLS",
                "my ears are bad, only text me | CALLS",
                "could you text me instead of calling | CALLS",
                "his old phone, take him off the list | ALL",
            })
    void theChannelThatIsNamedIsMeant(String text, Scope scope) {
        assertThat(Channels.of(text)).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "please keep texting me | TEXTS | true",
                "don't stop texting me | TEXTS | true",
                "stop calling me, text me instead | CALLS | false",
                "never text me again | TEXTS | false",
                "don't text me | TEXTS | false",
            })
    void whoAsksForContactDoesNotStopIt(String text, Scope stopped, boolean wanted) {
        assertThat(Channels.wanted(text, stopped)).isEqualTo(wanted);
    }
}

package dev.heartline.ai.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I hate cooking on Mondays              | Hates cooking on Mondays
            I'm a server                           | Is a server
            I've been walking a lot                | Has been walking a lot
            I have a two-year-old son              | Has a two-year-old son
            I don't like running                   | Doesn't like running
            I can't sleep when I'm stressed        | Can't sleep when they're stressed
            I worry about my kids                  | Worries about their kids
            I lost 5 pounds                        | Lost 5 pounds
            I really enjoy yoga                    | Really enjoys yoga
            I was able to rest because I had time  | Was able to rest because they had time
            I watch TV                             | Watches TV
            I need a break                         | Needs a break
            my wife does the shopping for us       | Their wife does the shopping for them
            I told myself I was done               | Told themselves they were done
            """)
    void aStatementIsTurnedIntoAThirdPersonNote(String said, String note) {
        assertThat(Person.third(said)).contains(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I told you so", "they keep calling me", "it rains", "I like what they do"})
    void whatCannotBeTurnedTrulyIsRefused(String said) {
        assertThat(Person.third(said)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I feel tired after my shift            | you feel tired after your shift
            I'm proud of myself                    | you're proud of yourself
            I was late and I am sorry              | you were late and you are sorry
            my boss keeps giving me shifts         | your boss keeps giving you shifts
            it's hard to please customers          | it's hard to please customers
            """)
    void aStatementIsGivenBackToTheSpeaker(String said, String reflected) {
        assertThat(Person.second(said)).contains(reflected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hates cooking on Mondays               | you hate cooking on Mondays
            Is a server                            | you are a server
            Has been walking a lot                 | you have been walking a lot
            Worries about their kids               | you worry about your kids
            Was able to lose 5 pounds              | you were able to lose 5 pounds
            Watches TV because they're bored       | you watch TV because you're bored
            Can't sleep                            | you can't sleep
            Doesn't like running                   | you don't like running
            Really enjoys yoga                     | you really enjoy yoga
            Their wife does the shopping for them  | your wife does the shopping for you
            """)
    void aNoteIsSpokenOfToItsOwner(String note, String spoken) {
        assertThat(Person.secondFromThird(note)).contains(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"User mentioned a dog", "Pot helps them relax"})
    void aNoteOfAnotherFormIsNotBent(String note) {
        assertThat(Person.secondFromThird(note)).isEmpty();
    }
}

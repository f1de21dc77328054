package dev.heartline.ai.secret;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My card number is 4111 1111 1111 1111.                             | My card number is [card number].
            It's 4111-1111-1111-1111, exp 04/27                                | It's [card number], exp 04/27
            my amex is 378282246310005 ok                                      | my amex is [card number] ok
            Visa, five five five five, four four four four, three three three three, one one one one. | Visa, [card number].
            four one one one, one one one one, one one one one, one one one one | [card number]
            the card is four thousand something, no wait, 4242 4242 4242 4242  | the card is four thousand something, no wait, [card number]
            The CVV on the back is seven one nine.                             | The CVV on the back is [security code].
            Security code: 123                                                 | Security code: [security code]
            It expires 04/27.                                                  | It expires [expiry date].
            My password is hunter2.                                            | My password is [password].
            The password's purpledog seventy seven, don't tell anyone.         | The password's [password], don't tell anyone.
            the passcode for my phone is blue sky                              | the passcode for my phone is [password]
            The pin for my bank card is 8 3 0 2.                               | The pin for my bank card is [pin].
            My pin code is one two three four                                  | My pin code is [pin]
            the door code is 4471 if you come                                  | the door code is [pin] if you come
            My social is 078 05 1120.                                          | My social is [government id].
            SSN 078-05-1120                                                    | SSN [government id]
            My social security number is oh seven eight oh five one one two oh | My social security number is [government id]
            National insurance is QQ 12 34 56 C                                | National insurance is [id]
            my number there is AB 12 34 56 C                                   | my number there is [government id]
            My Medicare number is 1EG4 TE5 MK72.                               | My Medicare number is [id].
            My passport number is X1234567                                     | My passport number is [id]
            My NHS number is 943 476 5919                                      | My NHS number is [id]
            It's DE89 3704 0044 0532 0130 00.                                  | It's [account number].
            My account number is 12345678                                      | My account number is [id]
            My email is jo underscore park at mail dot com.                    | My email is [email address].
            You can mail me at alex at example dot com.                        | You can mail me at [email address].
            write to ana.b+c@example.co.uk please                              | write to [email address] please
            I live at 1482 Birchwood Lane, apartment 6, come by any time.      | I live at [address], come by any time.
            123 Maple Street apartment 4                                       | [address]
            send it to 77 Elm Drive, Portland, OR 97201                        | send it to [address]
            twelve maple street is mine                                        | [address] is mine
            I live at 12 rue de la Paix                                        | I live at [address]
            Ich wohne Lindenstraße 12.                                         | Ich wohne [address].
            My zip code is 60614.                                              | My zip code is [address].
            You can call my daughter at 206 555 0143.                          | You can call my daughter at [phone number].
            my cell is two oh six five five five oh one four three             | my cell is [phone number]
            +44 20 7946 0958 is my work                                        | [phone number] is my work
            """)
    void whatNobodyWantsToFindInASummaryIsMasked(String said, String masked) {
        assertThat(SecretMask.mask(said)).isEqualTo(new Masked(masked, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I walked 4111 steps and then 1111 more.",
                "I take 500 milligrams twice a day.",
                "I lost my credit card and I was so stressed I smoked.",
                "We moved to a new address in the spring and I sleep better.",
                "My weight is two two five pounds now.",
                "I moved in to apartment four four two with my sister.",
                "I weighed 180, 178, 176, 175 and 174 these five weeks.",
                "I ran 3 miles down the road.",
                "It's a 10 minute drive to the gym.",
                "My password is too hard to remember.",
                "I forgot my password again and it drove me mad.",
                "I feel like a pin cushion after 3 injections.",
                "I'm social 3 days a week.",
                "My blood pressure was 120 over 80 at 9:30.",
                "On 24 Nov 2026 I quit, and on 3 December I slipped.",
                "I'm 45 years old and I have 2 kids.",
                "I looked at her and dotted the i.",
                "I walked five blocks down the street.",
                "I got 9 9 out of a hundred on the heart quiz.",
                "My sister's born in nineteen eighty eight and I'm nineteen ninety nine.",
                "I smoked at the corner of my road.",
                "I live at home with my 2 kids.",
                "You can call me at work after 5.",
                "I did 10000 steps, 30 squats and 20 push-ups.",
                "It’s fine",
                ""
            })
    void whatIsNoSecretStaysAsItWasSaid(String said) {
        assertThat(SecretMask.mask(said)).isEqualTo(new Masked(said, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"My pin is 1 2 3 4.", "a@example.com", "I live at 12 rue de la Paix"})
    void maskingTwiceIsMaskingOnce(String said) {
        var once = SecretMask.mask(said).text();

        assertThat(SecretMask.mask(once)).isEqualTo(new Masked(once, false));
        assertThat(SecretMask.leftMarkIn(once)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "one ",
                "a dot ",
                "password is ",
                "12 Elm ",
                "my id is a1 ",
                " ",
                "a-",
                "4,",
                "call me at 5 "
            })
    void noTextTakesLong(String piece) {
        assertTimeout(Duration.ofSeconds(2), () -> SecretMask.mask(piece.repeat(10_000 / piece.length())));
    }

    @Test
    void whatElseIsInBracketsIsNoMark() {
        assertThat(SecretMask.leftMarkIn("I was [chuckles] at home")).isFalse();
    }
}

package dev.heartline.telephony.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "+12025550143, +12025550143",
        "+1 (202) 555-0143, +12025550143",
        "+49 30 901820, +4930901820",
        "+44 20 7946 0958, +442079460958",
    })
    void hasOneSpelling(String written, String e164) {
        assertThat(PhoneNumber.of(written).e164()).isEqualTo(e164);
        assertThat(PhoneNumber.of(written)).isEqualTo(PhoneNumber.of(e164)).hasSameHashCodeAs(PhoneNumber.of(e164));
    }

    @Test
    void readsNationalNotationOfAKnownCountry() {
        assertThat(PhoneNumber.of("(202) 555-0143", "US").e164()).isEqualTo("+12025550143");
    }

    @Test
    void isMaskedWhereverItIsPrinted() {
        var number = PhoneNumber.of("+12025550134");

        assertThat(number.masked()).isEqualTo("+1•••••••34");
        assertThat("calling " + number).isEqualTo("calling +1•••••••34");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "2025550143",
                "+1202555",
                "+1202555014399",
                "+999123456789",
                "+12025550143;ext=7"
            })
    void refusesWhatCannotBeDialled(String text) {
        assertThatThrownBy(() -> PhoneNumber.of(text)).isInstanceOf(InvalidPhoneNumber.class);
    }

    @Test
    void doesNotRepeatAnInvalidNumberInItsError() {
        assertThatThrownBy(() -> PhoneNumber.of("+4477")).hasMessageNotContaining("4477");
    }
}

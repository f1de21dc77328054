package dev.heartline.telephony.signature;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormBodyTest {
    @Test
    void keepsRepeatedAndEmptyValuesInTheirOrder() {
        var form = FormBody.parse("id=1&body=Test+again&id=2&empty=&bare&To=%2B12025550143");

        assertThat(form.all("id")).containsExactly("1", "2");
        assertThat(form.first("body")).contains("Test again");
        assertThat(form.first("empty")).contains("");
        assertThat(form.first("bare")).contains("");
        assertThat(form.first("To")).contains("+12025550143");
        assertThat(form.first("absent")).isEmpty();
        assertThat(form.asMap().keySet()).containsExactly("id", "body", "empty", "bare", "To");
    }

    @Test
    void keepsEqualsSignsInsideAValue() {
        assertThat(FormBody.parse("Handoff=a=b").first("Handoff")).contains("a=b");
    }

    @Test
    void readsBackWhatItEncoded() {
        var form = new FormBody(
                List.of(new FormBody.Field("Body", "It’s 100% 😀 & more + =\n"), new FormBody.Field("Body", "")));

        assertThat(FormBody.parse(form.encoded())).isEqualTo(form);
    }

    @Test
    void refusesABrokenEscape() {
        assertThatThrownBy(() -> FormBody.parse("Body=%zz")).isInstanceOf(FormBody.MalformedForm.class);
    }

    @Test
    void printsNoValues() {
        assertThat(FormBody.parse("From=%2B12025550143").toString()).isEqualTo("FormBody[From]");
    }
}

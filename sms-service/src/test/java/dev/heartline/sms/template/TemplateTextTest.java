package dev.heartline.sms.template;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hey {first_name}!             | Hey Ana!
            {first_name}{first_name}      | AnaAna
            {} { first_name } {1}         | {} { first_name } {1}
            {{first_name}}                | {Ana}
            {first_name                   | {first_name
            costs $1 \\ nothing           | costs $1 \\ nothing
            """)
    void variablesStandInSingleBraces(String text, String rendered) {
        assertThat(new TemplateText(text).render(Map.of("first_name", "Ana"))).isEqualTo(rendered);
    }

    @Test
    void aValueIsInsertedAsItIs() {
        var values = Map.of("first_name", "{message} $1 \\", "message", "hi");

        assertThat(new TemplateText("{first_name}: {message}").render(values)).isEqualTo("{message} $1 \\: hi");
    }

    @Test
    void aMissingOrBlankValueIsRefused() {
        var values = new HashMap<String, String>();
        values.put("first_name", " ");

        assertThatThrownBy(() -> new TemplateText("Hey {first_name}!").render(values))
                .isInstanceOfSatisfying(
                        MissingVariable.class,
                        missing -> assertThat(missing.variable()).isEqualTo("first_name"));
        assertThatThrownBy(() -> new TemplateText("{other}").render(values)).isInstanceOf(MissingVariable.class);
    }

    @Test
    void variablesAreListedInOrder() {
        assertThat(new TemplateText("{b} {a} {b}").variables()).containsExactly("b", "a");
    }
}

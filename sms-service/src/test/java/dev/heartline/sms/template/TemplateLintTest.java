package dev.heartline.sms.template;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateLintTest {

    @Test
    void aPlainShortTextHasNothingToSayAbout() {
        assertThat(TemplateLint.notes(new TemplateText("Hey {first_name}! How was your day?")))
                .isEmpty();
    }

    @Test
    void oneCurlyQuoteIsToldWithWhatItCosts() {
        assertThat(TemplateLint.notes(new TemplateText("How\u2019s your day?")))
                .singleElement()
                .asString()
                .contains("UCS-2", "\u2019");
    }

    @Test
    void theSegmentsAreThoseOfTheTextWithoutItsVariables() {
        assertThat(TemplateLint.leastSegments(new TemplateText("{a_rather_long_name}" + "x".repeat(160))))
                .isEqualTo(1);
        assertThat(TemplateLint.notes(new TemplateText("x".repeat(161))))
                .containsExactly("takes 2 segments before its variables are filled");
    }

    @Test
    void bracesThatAreNoVariableAreLikelyASlip() {
        assertThat(TemplateLint.notes(new TemplateText("Hey {first name}, {first_name}! {}")))
                .containsExactly(
                        "{first name} is no variable: it is sent as it stands",
                        "{} is no variable: it is sent as it stands");
    }

    @Test
    void whatIsDeclaredAndWhatIsUsedAreTheSame() {
        var text = new TemplateText("Hey {first_name}, day {day}");

        assertThat(TemplateLint.undeclared(text, List.of("day", "first_name"))).isEmpty();
        assertThat(TemplateLint.undeclared(text, List.of("day", "streak")))
                .containsExactly(
                        "uses {first_name}, which it doesn't declare", "declares {streak}, which it doesn't use");
    }

    @Test
    void shameAndPressureAreHarm() {
        var shaming = new TemplateText("Don't be lazy, {first_name}");
        var weighing = new TemplateText("Time for your weight, {first_name}");

        assertThat(TemplateLint.harms(shaming, TemplateCategory.REMINDER)).containsExactly("shames");
        assertThat(TemplateLint.harms(weighing, TemplateCategory.REMINDER)).isEmpty();
        assertThat(TemplateLint.harms(weighing, TemplateCategory.CELEBRATION)).isNotEmpty();
    }
}

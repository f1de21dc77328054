package dev.heartline.sms.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.heartline.service.policy.copy.CopyCheck;
import dev.heartline.telephony.segment.SmsSegments;
import dev.heartline.telephony.segment.SmsSegments.Encoding;

/** Reads a template before anybody is sent it. */
final class TemplateLint {

    private static final int MOST_SHOWN = 10;

    private TemplateLint() {}

    /** Why nobody may be sent it; empty where it does no harm. */
    static List<String> harms(TemplateText text, TemplateCategory category) {
        return CopyCheck.harms(text.text(), category == TemplateCategory.CELEBRATION);
    }

    /** What its author should know, in words. */
    static List<String> notes(TemplateText text) {
        var notes = new ArrayList<String>();
        var odd = special(text.text());
        if (!odd.isEmpty()) {
            notes.add("is sent in UCS-2, 70 characters a segment instead of 160, because of " + odd);
        }
        int segments = leastSegments(text);
        if (segments > 1) {
            notes.add("takes %d segments before its variables are filled".formatted(segments));
        }
        text.strayBraces().forEach(stray -> notes.add(stray + " is no variable: it is sent as it stands"));
        return List.copyOf(notes);
    }

    /** Segments of the text with all variables empty. */
    static int leastSegments(TemplateText text) {
        return SmsSegments.of(text.without()).segments();
    }

    static Encoding encoding(TemplateText text) {
        return SmsSegments.of(text.without()).encoding();
    }

    /** The characters that no plain text has. */
    private static String special(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> SmsSegments.of(character).encoding() == Encoding.UCS_2)
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining(" "));
    }

    /** Why a set of declared variables doesn't fit the text; empty where it does. */
    static List<String> undeclared(TemplateText text, List<String> declared) {
        var used = text.variables();
        return Stream.concat(
                        used.stream()
                                .filter(name -> !declared.contains(name))
                                .map("uses {%s}, which it doesn't declare"::formatted),
                        declared.stream()
                                .filter(name -> !used.contains(name))
                                .map("declares {%s}, which it doesn't use"::formatted))
                .toList();
    }
}

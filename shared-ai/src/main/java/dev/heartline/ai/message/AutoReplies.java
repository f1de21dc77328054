package dev.heartline.ai.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.heartline.ai.lexicon.Lexicon;
import dev.heartline.ai.text.Sentences;
import dev.heartline.ai.text.Words;

/**
 * Texts that a phone, a mailbox or a carrier writes in somebody's place. To answer them is to talk to a machine, for ever; not to answer a
 * person is worse. So the whole text must be one: whoever asks something, or says a word of their own, has written it themselves.
 */
public final class AutoReplies {

    private static final Map<String, List<String>> PARTS =
            Lexicon.sections("/dev/heartline/ai/message/auto_replies.txt");
    private static final Pattern WHOLE = anyOf("whole");
    private static final Pattern NOTICE = anyOf("notice");
    private static final Pattern ABSENCE = anyOf("absence");
    private static final Pattern PROMISE = anyOf("promise");
    private static final Set<String> VOCABULARY = PARTS.get("words").stream()
            .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern IN_PERSON =
            Pattern.compile("(?i)(?<![\\w'-])(?:i|i'm|i've|i'd|me|my|we|we're|our|so|then|should|help)(?![\\w'-])");

    private static final Pattern MARKS_AROUND = Pattern.compile("^[^\\p{L}\\p{N}@\\[]+|[^\\p{L}\\p{N}\\]]+$");

    /** "Contacting Smith Dental". */
    private static final Pattern NAMES = Pattern.compile(
            "\\b([Cc]ontact(?:ing)?|[Cc]all(?:ing)?|[Rr]each|[Tt]exting|[Mm]essaging|[Oo]r)(?: \\p{Lu}[\\p{L}'&-]+){1,5}");

    /** An address, a number, a time, a mark. */
    private static final Pattern NO_WORD = Pattern.compile("\\S*[@\\d/]\\S*|\\[.*|[^\\p{L}]*");

    private AutoReplies() {}

    public static boolean isOne(String text) {
        var plain = Words.normalise(text).strip();
        if (WHOLE.matcher(plain).matches()) return true;
        if (Sentences.of(plain).stream().anyMatch(Sentences::isQuestion)) return false;
        return NOTICE.matcher(plain).find() && !IN_PERSON.matcher(plain).find()
                || ABSENCE.matcher(plain).find() && PROMISE.matcher(plain).find() && saysNothingElse(plain);
    }

    private static boolean saysNothingElse(String plain) {
        return Pattern.compile("\\s+")
                .splitAsStream(NAMES.matcher(plain).replaceAll("$1").toLowerCase(Locale.ROOT))
                .map(word -> MARKS_AROUND.matcher(word).replaceAll(""))
                .allMatch(word ->
                        VOCABULARY.contains(word) || NO_WORD.matcher(word).matches());
    }

    private static Pattern anyOf(String part) {
        return Pattern.compile(
                String.join("|", PARTS.get(part)),
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}

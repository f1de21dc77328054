package dev.heartline.memory.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.heartline.ai.text.Sentences;

/**
 * Cuts a document into passages that can be understood by themselves: paragraphs of one section are joined up to a length, longer
 * ones are cut between sentences. Headings of Markdown tell where a passage stands.
 */
final class Passages {

    /** Characters. What the embedding model reads at once is about three times as much; a cited answer is a sentence of it. */
    static final int LONGEST = 700;

    /** Characters. A longer one is none. */
    private static final int LONGEST_HEADING = 200;

    private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})\\s+(.*?)\\s*#*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+");
    private static final Pattern RULE = Pattern.compile("^ {0,3}(?:[-*_] *+){3,}+$|^ {0,3}(?:```|~~~).*$");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]{0,300}+\\]\\([^)\\n]{0,1000}+\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{0,300}+)\\]\\([^)\\n]{0,1000}+\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])[*_]{1,3}(?=\\S)|(?<=\\S)[*_]{1,3}(?![\\w*])|`");

    private final boolean markdown;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private final StringBuilder passage = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();

    private Passages(boolean markdown) {
        this.markdown = markdown;
    }

    /** @param section the headings above it, outermost first; null where there are none */
    record Cut(@Nullable String section, String text) {}

    private record Heading(int level, String words) {}

    static List<Cut> of(String text, boolean markdown) {
        var passages = new Passages(markdown);
        text.lines().forEach(passages::line);
        passages.endPassage();
        return List.copyOf(passages.cuts);
    }

    private void line(String line) {
        var heading = markdown ? HEADING.matcher(line) : null;
        if (heading != null && heading.matches()) {
            endPassage();
            int level = heading.group(1).length();
            headings.removeIf(above -> above.level() >= level);
            var words = plain(heading.group(2));
            if (!words.isEmpty() && words.length() <= LONGEST_HEADING) headings.add(new Heading(level, words));
        } else if (line.isBlank()) {
            endParagraph();
        } else if (!markdown || !RULE.matcher(line).matches()) {
            var item = ITEM.matcher(line);
            if (item.find()) endParagraph();
            join(plain(item.replaceFirst("")));
        }
    }

    /** A word that was divided at the end of a line is one again. */
    private void join(String line) {
        int last = paragraph.length() - 1;
        boolean divided = last > 0
                && paragraph.charAt(last) == '-'
                && Character.isLetter(paragraph.charAt(last - 1))
                && !line.isEmpty()
                && Character.isLowerCase(line.charAt(0));
        if (divided) {
            paragraph.setLength(last);
        } else if (last >= 0) {
            paragraph.append(' ');
        }
        paragraph.append(line);
    }

    private String plain(String line) {
        var words = markdown
                ? EMPHASIS.matcher(
                                LINK.matcher(IMAGE.matcher(line).replaceAll("")).replaceAll("$1"))
                        .replaceAll("")
                : line;
        return words.strip();
    }

    private void endParagraph() {
        var words = paragraph.toString().strip();
        paragraph.setLength(0);
        if (words.isEmpty()) return;
        if (words.length() <= LONGEST) {
            add(words, "\n");
        } else {
            Sentences.of(words).forEach(this::addSentence);
        }
    }

    private void addSentence(String sentence) {
        var rest = sentence;
        while (rest.length() > LONGEST) {
            int space = rest.lastIndexOf(' ', LONGEST);
            int end = space > 0 ? space : LONGEST - (Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? 1 : 0);
            add(rest.substring(0, end).strip(), " ");
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) add(rest, " ");
    }

    private void add(String words, String between) {
        if (!passage.isEmpty() && passage.length() + 1 + words.length() > LONGEST) cut();
        if (!passage.isEmpty()) passage.append(between);
        passage.append(words);
    }

    private void endPassage() {
        endParagraph();
        cut();
    }

    private void cut() {
        if (!passage.isEmpty()) cuts.add(new Cut(section(), passage.toString()));
        passage.setLength(0);
    }

    private @Nullable String section() {
        return headings.isEmpty()
                ? null
                : String.join(" > ", headings.stream().map(Heading::words).toList());
    }
}

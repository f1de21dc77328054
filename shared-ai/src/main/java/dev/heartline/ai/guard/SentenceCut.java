package dev.heartline.ai.guard;

import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts a stream of words into sentences: each comes out as soon as it has ended. */
public final class SentenceCut {

    private static final Pattern END = Pattern.compile(
            "(?<=[.?!\u2026][\"'\u201D\u2019)]?)(?<!\\b(?:Dr|Mr|Ms|Mrs|St|vs|a\\.m|p\\.m)\\.)\\s+|\\n+");

    private final StringBuilder pending = new StringBuilder();

    public void add(String words) {
        pending.append(words);
    }

    /** The next whole sentence with the space after it; one that doesn't come to its end is cut at a word. */
    public Optional<String> next() {
        var end = END.matcher(pending);
        if (end.find()) return Optional.of(take(end.end()));
        if (pending.length() <= SpeechScreen.LONGEST_SENTENCE) return Optional.empty();
        int space = pending.lastIndexOf(" ");
        return Optional.of(take(space > 0 ? space + 1 : pending.length()));
    }

    /** What has not come to its end; empty where nothing is left. */
    public String rest() {
        return take(pending.length());
    }

    private String take(int length) {
        var taken = pending.substring(0, length);
        pending.delete(0, length);
        return taken;
    }
}

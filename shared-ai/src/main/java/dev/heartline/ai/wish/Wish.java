package dev.heartline.ai.wish;

/**
 * What somebody wants of our contacting them.
 *
 * @param scope what it is about; {@link Scope#ALL} where they name no channel
 * @param by how it was said
 */
public record Wish(Kind kind, Scope scope, By by) {

    public static final Wish NONE = new Wish(Kind.NONE, Scope.ALL, By.WORDS);

    public enum Kind {
        /** No wish about contact. */
        NONE,
        /** Contact them no more: binds at once. */
        STOP,
        /** Contact them again. Only means something to somebody who has opted out: "yes" is also an everyday answer. */
        START,
        HELP,
        /** Not now, later: no opt-out. */
        POSTPONE,
        /** End this call, and nothing else. Only on calls. */
        HANG_UP,
        /** A reaction to one of our texts, which quotes it: nothing in it is the user's own words. Only in texts. */
        REACTION
    }

    public enum Scope {
        ALL,
        CALLS,
        TEXTS
    }

    public enum By {
        /** The whole message is a carrier keyword. */
        KEYWORD,
        WORDS,
        /** A list of words of the carrier's own had the message, and the carrier has answered it. */
        CARRIER
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}

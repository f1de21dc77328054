package dev.heartline.ai.wish;

import dev.heartline.ai.conversation.Utterance;

/** Reads wishes by rules. */
public final class LocalWishReader implements WishReader {

    @Override
    public Wish read(Utterance said, Medium medium) {
        return switch (OptOutKeywords.classify(said.text())) {
            case OPT_OUT -> new Wish(Wish.Kind.STOP, Wish.Scope.ALL, Wish.By.WORDS);
            case OPT_IN -> new Wish(Wish.Kind.START, Wish.Scope.ALL, Wish.By.KEYWORD);
            case HELP -> new Wish(Wish.Kind.HELP, Wish.Scope.ALL, Wish.By.KEYWORD);
            case NONE -> Wish.NONE;
        };
    }
}

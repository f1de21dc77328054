package dev.heartline.ai.wish;

import dev.heartline.ai.conversation.Medium;
import dev.heartline.ai.conversation.Utterance;
import dev.heartline.ai.head.Pieces;
import dev.heartline.ai.wish.Wish.By;
import dev.heartline.ai.wish.Wish.Scope;

/** Carrier keywords alone, where nothing can be embedded. A wish in any other words is missed. */
public final class KeywordWishReader implements WishReader {

    @Override
    public Wish read(Utterance said, Medium medium) {
        var words = Plain.words(Plain.withoutSignature(Pieces.bounded(said.text())));
        var keyword = CarrierKeywords.in(words, medium);
        return keyword == Wish.Kind.NONE ? Wish.NONE : new Wish(keyword, Scope.ALL, By.KEYWORD);
    }
}

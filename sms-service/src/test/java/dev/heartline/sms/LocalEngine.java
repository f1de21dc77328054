package dev.heartline.sms;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.heartline.ai.crisis.CrisisDetector;
import dev.heartline.ai.lexicon.SentimentLexicon;
import dev.heartline.ai.message.LocalMessageReader;
import dev.heartline.ai.message.MessageReader;

class LocalEngine {
    @Produces @Singleton CrisisDetector d() { return new CrisisDetector(); }
    @Produces @Singleton MessageReader r() { return new LocalMessageReader(new CrisisDetector(), new SentimentLexicon()); }
}

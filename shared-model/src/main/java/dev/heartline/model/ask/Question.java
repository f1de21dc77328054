package dev.heartline.model.ask;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import org.apache.commons.codec.digest.DigestUtils;

import dev.heartline.model.Occasion;

/**
 * What a model is asked: our instructions, and apart from them, as a JSON document, everything that somebody else may have
 * written.
 *
 * @param data a JSON document: quotes end no string in it, whatever somebody says
 */
public record Question(Prompt prompt, String data, Occasion occasion) {

    List<ChatMessage> messages() {
        return List.of(SystemMessage.from(prompt.instructions()), UserMessage.from(data));
    }

    int characters() {
        return prompt.instructions().length() + data.length();
    }

    /** SHA-256 over everything that the answer depends on, and whose it is: nobody's answer is kept with another's. */
    byte[] digest(String model) {
        var digest = DigestUtils.getSha256Digest();
        for (var part : List.of(String.valueOf(occasion.userId()), model, prompt.version(), data)) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return digest.digest();
    }

    /** Not its words: they are not for logs. */
    @Override
    public String toString() {
        return "Question[" + prompt.version() + ", " + data.length() + " characters]";
    }
}

package dev.heartline.call.answering;

import java.time.Duration;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import dev.heartline.call.lifecycle.Call;

/** The message that is left in mailboxes: fixed words, and the number to reach us at. */
@ApplicationScoped
public class MailboxWords {

    /** More than half a minute of it nobody hears out. */
    private static final int LONGEST = 500;

    private static final String NUMBER = "{number}";

    private static final Duration SHORTEST_GREETING = Duration.ofSeconds(45);
    private static final Duration LONGEST_GREETING = Duration.ofSeconds(59);

    private final VoicemailConfig config;
    private final String message;

    MailboxWords(VoicemailConfig config) {
        this.config = config;
        this.message = config.message().strip();
    }

    /** Words that would be left unfinished, or name a person by a placeholder, keep the service from starting. */
    void start(@Observes StartupEvent event) {
        check(message);
        if (config.longestGreeting().compareTo(SHORTEST_GREETING) < 0
                || config.longestGreeting().compareTo(LONGEST_GREETING) > 0) {
            throw new IllegalStateException("heartline.call.voicemail.longest-greeting is between 45 and 59 seconds");
        }
    }

    static void check(String message) {
        if (message.isBlank() || message.length() > LONGEST) {
            throw new IllegalStateException(
                    "heartline.call.voicemail.message has at most " + LONGEST + " characters, and some");
        }
        var rest = message.replace(NUMBER, "");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalStateException(
                    "heartline.call.voicemail.message knows only " + NUMBER + ": it is the same for everybody");
        }
    }

    /** As the carrier is to say it: a voice reads a number as one, so its digits stand apart. */
    public String to(Call call) {
        return message.replace(NUMBER, spelled(call.fromPhone()));
    }

    static String spelled(String e164) {
        return e164.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }
}

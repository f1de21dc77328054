package dev.heartline.ai.coach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.apache.commons.csv.CSVFormat;

import dev.heartline.ai.LocalEngines;
import dev.heartline.ai.conversation.Conversation;
import dev.heartline.ai.conversation.Turn;
import dev.heartline.ai.text.Words;
import dev.heartline.events.vocabulary.CallDirection;
import dev.heartline.events.vocabulary.Speaker;

/**
 * Prints what the local coach would say to each turn of more than five words in recorded sessions, with the true talk before
 * it: to be read by a human, run it by hand with a file in AnnoMI's format.
 */
final class RepliesToRead {

    private static final int MORE_THAN = 5;
    private static final int SHOWN = 150;

    private RepliesToRead() {}

    public static void main(String[] arguments) throws IOException {
        var sessions = new LinkedHashMap<String, List<Turn>>();
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]));
                var rows = format.parse(reader)) {
            for (var row : rows)
                sessions.computeIfAbsent(row.get("transcript_id"), _ -> new ArrayList<>())
                        .add(new Turn(
                                Integer.parseInt(row.get("utterance_id")),
                                row.get("interlocutor").equals("client") ? Speaker.USER : Speaker.COACH,
                                row.get("utterance_text"),
                                null));
        }
        int number = 0;
        for (var session : sessions.entrySet()) {
            var context = CoachContext.unknownCaller(
                    new UUID(5, Long.parseLong(session.getKey())), CallDirection.INBOUND, Locale.US);
            var turns = session.getValue();
            for (int i = 0; i < turns.size(); i++) {
                if (!turns.get(i).byUser() || Words.count(turns.get(i).text()) <= MORE_THAN) continue;
                var reply = CoachReply.await(
                        LocalEngines.LOCAL_COACH.reply(context, new Conversation(turns.subList(0, i + 1))),
                        Duration.ofSeconds(30));
                var before = i == 0 ? "" : turns.get(i - 1).text();
                System.out.printf(
                        "%d [%s] T: %s%n    U: %s%n    => %s%n",
                        ++number,
                        session.getKey(),
                        before.substring(Math.max(0, before.length() - SHOWN)),
                        turns.get(i).text(),
                        reply.text());
            }
        }
        System.exit(0);
    }
}

package dev.heartline.sms.coach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.sms.OverTheWire;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays {@code conversations.txt}, all at the same time, step by step. With {@code -Dheartline.write-pages} it is written. */
@QuarkusTest
class ConversationsTest extends OverTheWire {

    private static final Path FILE = Path.of("src/test/resources/dev/heartline/sms/coach/conversations.txt");
    private static final String NOTHING = "(nothing)";
    private static final Duration SILENCE = Duration.ofMinutes(3);

    @Test
    void whoTextsGetsTheAnswersOfTheFile() throws IOException {
        var file = Files.readString(FILE);
        var conversations = conversations(file);

        var played = play(conversations);

        var written = header(file)
                + String.join("\n", played.stream().map(Talk::written).toList());
        if (Boolean.getBoolean("heartline.write-pages")) {
            Files.writeString(FILE, written);
        }
        assertThat(conversations).hasSize(30);
        assertThat(written).isEqualTo(file);
    }

    /** It is another one each week. */
    private static final Pattern A_DATE = Pattern.compile("until [A-Z][a-z]+day, \\d{1,2} [A-Z][a-z]+");

    private List<Talk> play(List<Talk> conversations) {
        conversations.forEach(this::begin);
        int longest = conversations.stream()
                .mapToInt(talk -> talk.bursts.size())
                .max()
                .orElse(0);
        for (int step = 0; step < longest; step++) {
            int now = step;
            var talking = conversations.stream()
                    .filter(talk -> talk.bursts.size() > now)
                    .toList();
            talking.forEach(talk -> talk.bursts.get(now).forEach(body -> understood(text(talk.who.phone(), body))));
            clock.moveOn(SILENCE);
            talking.forEach(talk -> talk.answers.add(answers(talk)));
        }
        return conversations;
    }

    /** The wording varies by thread, and with it would the answers: so all threads begin with a text of ours, of a known one. */
    private void begin(Talk talk) {
        talk.who = somebody();
        var thread = UUID.nameUUIDFromBytes(talk.title.getBytes(StandardCharsets.UTF_8));
        var id = UUID.randomUUID();
        db.update("""
                insert into sms_messages (id, user_id, direction, from_phone, to_phone, body, provider, provider_message_sid, status,
                  segments, cost_cents, purpose, conversation_id, sent_at, not_before, created_at)
                values (?, ?, 'outbound', '+12025550100', ?, 'Welcome to Heartline! Text me any time.', 'twilio', ?, 'delivered',
                  1, 1, 'coaching', ?, ?, ?, ?)
                """, id, talk.who.id(), talk.who.phone(), "SM" + id, thread, anHourAgo(), anHourAgo(), anHourAgo());
    }

    private Timestamp anHourAgo() {
        return Timestamp.from(clock.instant().minus(Duration.ofHours(1)));
    }

    private List<String> answers(Talk talk) {
        await().until(() -> db.count("select count(*) from awaited_answers where user_id = ?", talk.who.id()) == 0);
        await().until(() -> db.count(
                        "select count(*) from sms_messages where user_id = ? and direction = 'outbound' and status in ('queued', 'sending', 'sent')",
                        talk.who.id())
                == 0);
        var all = db
                .rows(
                        "select body from sms_messages where user_id = ? and direction = 'outbound' and status = 'delivered' order by created_at, id",
                        talk.who.id())
                .stream()
                .map(row -> A_DATE.matcher((String) row.get("body")).replaceAll("until {day}"))
                .toList();
        var fresh = all.subList(talk.heard, all.size());
        talk.heard = all.size();
        return fresh.isEmpty() ? List.of(NOTHING) : List.copyOf(fresh);
    }

    private static String header(String file) {
        return file.substring(0, file.indexOf("== "));
    }

    private static List<Talk> conversations(String file) {
        var talks = new ArrayList<Talk>();
        boolean writing = false;
        for (var line : file.lines().toList()) {
            if (line.startsWith("== ")) {
                talks.add(new Talk(line.substring(3)));
                writing = false;
            } else if (line.startsWith("> ")) {
                if (!writing) {
                    talks.getLast().bursts.add(new ArrayList<>());
                }
                talks.getLast().bursts.getLast().add(line.substring(2));
                writing = true;
            } else if (line.startsWith("< ")) {
                writing = false;
            }
        }
        return talks;
    }

    /** One conversation, and what came of it. */
    private static final class Talk {

        private final String title;
        private final List<List<String>> bursts = new ArrayList<>();
        private final List<List<String>> answers = new ArrayList<>();
        private Somebody who;
        /** Texts of ours that are told already: the first one is none of the conversation's. */
        private int heard = 1;

        Talk(String title) {
            this.title = title;
        }

        String written() {
            var text = new StringBuilder("== ").append(title).append('\n');
            for (int i = 0; i < bursts.size(); i++) {
                bursts.get(i).forEach(body -> text.append("> ").append(body).append('\n'));
                answers.get(i).forEach(body -> text.append("< ").append(body).append('\n'));
            }
            return text.toString();
        }
    }
}

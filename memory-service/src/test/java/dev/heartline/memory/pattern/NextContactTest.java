package dev.heartline.memory.pattern;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.heartline.events.vocabulary.Channel;

import static org.assertj.core.api.Assertions.assertThat;

class NextContactTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Patterns NOTHING = Patterns.of(List.of(), LISBON, Instant.EPOCH);

    /** A Wednesday. */
    private static final Instant NOW = at("2026-07-15T21:40");

    @Test
    void ofSomebodyNewItIsTheNextHourOfTheDay() {
        var next = NextContact.of(NOTHING, LISBON, NOW, Optional.empty());

        assertThat(next.at()).isEqualTo(at("2026-07-16T08:00"));
        assertThat(next.channel()).isEqualTo(Channel.SMS);
        assertThat(next.reasons()).singleElement().asString().contains("little is known");
    }

    @Test
    void itIsAnActiveHourOfAnActiveDayAndSaysSo() {
        var next = NextContact.of(known(Channel.SMS), LISBON, NOW, Optional.empty());

        assertThat(next.at()).isEqualTo(at("2026-07-20T18:00"));
        assertThat(next.reasons())
                .containsExactly(
                        "is active around 18:00",
                        "is active on Mondays",
                        "comes by sms",
                        "answers by sms within 12 minutes");
    }

    @Test
    void whoPrefersCallsIsCalledWhenTheyAreTaken() {
        var next = NextContact.of(known(Channel.CALL), LISBON, NOW, Optional.empty());

        assertThat(next.at()).isEqualTo(at("2026-07-20T12:00"));
        assertThat(next.channel()).isEqualTo(Channel.CALL);
        assertThat(next.reasons()).first().isEqualTo("takes calls around 12:00");
    }

    @Test
    void theQuietAfterACrisisIsKept() {
        var next = NextContact.of(NOTHING, LISBON, NOW, Optional.of(NOW.plus(Duration.ofHours(72))));

        assertThat(next.at()).isEqualTo(at("2026-07-19T08:00"));
        assertThat(next.reasons()).first().asString().startsWith("not before");
        assertThat(NextContact.of(NOTHING, LISBON, NOW, Optional.of(NOW.minusSeconds(1)))
                        .at())
                .isEqualTo(at("2026-07-16T08:00"));
    }

    private static Patterns known(Channel channel) {
        return new Patterns(
                List.of(18, 23),
                List.of(DayOfWeek.MONDAY),
                Optional.empty(),
                Map.of(Channel.SMS, Duration.ofMinutes(12)),
                Optional.of(channel),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(LocalTime.of(12, 0)),
                Optional.empty(),
                Optional.empty(),
                0.5);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }
}

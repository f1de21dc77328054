package dev.heartline.engagement.milestone;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.engagement.policy.draw.DrawKey;

import static org.assertj.core.api.Assertions.assertThat;

class ShareLinkTest {

    private static final DrawKey KEY = DrawKey.of("a-key-for-the-tests-of-links");
    private static final UUID MILESTONE = UUID.randomUUID();
    private static final Instant UNTIL = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final LinkSeries SERIES = new LinkSeries(3, SINCE);
    private static final String TOKEN =
            ShareLink.to(MILESTONE, UNTIL, SERIES, KEY).token();

    @Test
    void aLinkLeadsBackToWhatItWasMadeFor() {
        assertThat(ShareLink.read(TOKEN)).hasValueSatisfying(link -> {
            assertThat(link.milestoneId()).isEqualTo(MILESTONE);
            assertThat(link.expiresAt()).isEqualTo(UNTIL);
            assertThat(link.isGenuine(SERIES, KEY)).isTrue();
        });
    }

    @Test
    void aLinkOfWhichAnyLetterIsChangedIsNone() {
        // The last letter carries bits that say nothing.
        for (int at = 0; at < TOKEN.length() - 1; at++) {
            char other = TOKEN.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(isGenuine(TOKEN.substring(0, at) + other + TOKEN.substring(at + 1), SERIES, KEY))
                    .as("letter %d", at)
                    .isFalse();
        }
    }

    @Test
    void aLinkThatWasTakenBackIsNone() {
        assertThat(isGenuine(TOKEN, new LinkSeries(4, SINCE), KEY)).isFalse();
    }

    @Test
    void aLinkToAnEarlierMilestoneOfTheSameNameIsNone() {
        assertThat(isGenuine(TOKEN, new LinkSeries(3, SINCE.plusNanos(1000)), KEY))
                .isFalse();
    }

    @Test
    void whatIsNoLinkIsNone() {
        assertThat(ShareLink.read("")).isEmpty();
        assertThat(ShareLink.read("walked")).isEmpty();
        assertThat(ShareLink.read("?!")).isEmpty();
        assertThat(ShareLink.read(TOKEN + "AAAA")).isEmpty();
        assertThat(isGenuine(TOKEN, SERIES, DrawKey.of("another-key-of-others")))
                .isFalse();
    }

    private static boolean isGenuine(String token, LinkSeries series, DrawKey key) {
        return ShareLink.read(token).filter(link -> link.isGenuine(series, key)).isPresent();
    }
}

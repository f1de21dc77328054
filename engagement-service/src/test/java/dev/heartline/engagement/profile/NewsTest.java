package dev.heartline.engagement.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;
import dev.heartline.service.profile.KnownUser;

import static org.assertj.core.api.Assertions.assertThat;

class NewsTest {

    private static final UUID ID = UUID.randomUUID();
    private static final LocalDate BORN = LocalDate.of(1988, 1, 1);

    private static final KnownUser MARTA = new KnownUser(
            ID,
            Optional.of("Marta"),
            Optional.of("+12025550143"),
            Optional.of("Europe/Madrid"),
            Optional.of("es"),
            Optional.of(BORN),
            Set.of(Channel.SMS),
            false);

    @Test
    void whatIsKnownIsNoNews() {
        assertThat(News.of(Optional.of(MARTA), told("+12025550143", Set.of(Channel.SMS), false)))
                .isEmpty();
    }

    @Test
    void anotherNumberIsAndSoIsThatThereIsNoneAnyMore() {
        assertThat(News.of(Optional.of(MARTA), told("+12025550199", Set.of(Channel.SMS), false)))
                .containsExactly("phone");
        assertThat(News.of(Optional.of(MARTA), told(null, Set.of(), true)))
                .containsExactly("phone", "consents", "rewardsOptOut");
    }

    @Test
    void ofSomebodyUnknownEverythingIsThatIsSaidOrElseThatTheyAre() {
        assertThat(News.of(Optional.empty(), told(null, Set.of(), false)))
                .containsExactly("firstName", "timezone", "language", "birthDate");
        assertThat(News.of(Optional.empty(), new UserProfile(ID, null, null, null, null, null, Set.of(), false)))
                .isEqualTo(List.of("userId"));
    }

    private static UserProfile told(String phone, Set<Channel> consents, boolean optsOut) {
        return new UserProfile(ID, "Marta", phone, "Europe/Madrid", "es", BORN, consents, optsOut);
    }
}

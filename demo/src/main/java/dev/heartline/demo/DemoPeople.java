package dev.heartline.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import dev.heartline.driver.HostApplication;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

/** The people of the demo, whom the host application introduces. One number is always the same user. */
final class DemoPeople {

    private final HostApplication host;

    DemoPeople(HostApplication host) {
        this.host = host;
    }

    static UUID idOf(String phone) {
        return Ids.derived("demo-user", phone);
    }

    UUID introduce(String firstName, String phone) {
        UUID userId = idOf(phone);
        host.publish(new UserProfile(
                userId,
                firstName,
                phone,
                DaytimeZone.now(Instant.now()).getId(),
                "en-US",
                LocalDate.of(1990, 5, 17),
                Set.of(Channel.CALL, Channel.SMS, Channel.IN_APP),
                false));
        return userId;
    }
}

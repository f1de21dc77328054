package dev.heartline.service.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.profile.KnownUser;
import dev.heartline.service.profile.Profiles;

/** How long somebody who says "not now" is left alone. */
@ApplicationScoped
public class Pauses {

    private final Profiles profiles;
    private final ContactRules rules;

    Pauses(Profiles profiles, ContactRules rules) {
        this.profiles = profiles;
        this.rules = rules;
    }

    /** Reads in somebody's words at which instant they want to hear from us again; empty where they name none for certain. */
    @FunctionalInterface
    public interface NamedTime {
        Optional<Instant> in(String said, ZoneId zone, Instant now);
    }

    /** @param said their words, which may name a time; where they don't, it is a day */
    public Uni<AskedPause> until(PlainTransaction transaction, Wisher who, String said, Instant now) {
        return until(transaction, who, said, now, (_, _, _) -> Optional.empty());
    }

    /** @param named what their words are asked first, where their zone is known */
    public Uni<AskedPause> until(PlainTransaction transaction, Wisher who, String said, Instant now, NamedTime named) {
        return who.userId()
                .map(id -> profiles.find(transaction.connection(), id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(user -> user.flatMap(KnownUser::zone))
                .map(zone -> zone.flatMap(known -> named.in(said, known, now))
                        .map(until -> new AskedPause(until, true, zone))
                        .orElseGet(() -> PauseWords.until(said, zone, rules.hours(zone), now)));
    }
}

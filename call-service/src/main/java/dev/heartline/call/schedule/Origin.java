package dev.heartline.call.schedule;

import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** What a scheduled call comes from. */
sealed interface Origin {

    /** Somebody asked for it over REST. */
    record Request() implements Origin {}

    /** Its user asked for it in a call. */
    record AgreedIn(UUID callId) implements Origin {}

    /** Its user asked for it by text. */
    record AskedInText(UUID textId) implements Origin {}

    /** A hook is told by it. */
    record OfHook(UUID hookId) implements Origin {}

    default @Nullable UUID agreedIn() {
        return this instanceof AgreedIn(var id) ? id : null;
    }

    default @Nullable UUID askedInText() {
        return this instanceof AskedInText(var id) ? id : null;
    }

    default @Nullable UUID hookId() {
        return this instanceof OfHook(var id) ? id : null;
    }

    static Origin read(Row row) {
        return Optional.ofNullable(row.getUUID("agreed_in"))
                .<Origin>map(AgreedIn::new)
                .or(() -> Optional.ofNullable(row.getUUID("asked_in_text")).map(AskedInText::new))
                .or(() -> Optional.ofNullable(row.getUUID("hook_id")).map(OfHook::new))
                .orElseGet(Request::new);
    }
}

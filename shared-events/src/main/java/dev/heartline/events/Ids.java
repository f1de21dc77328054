package dev.heartline.events;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Identities of rows and events (RFC 9562). */
public final class Ids {

    private static final TimeBasedEpochGenerator EPOCH = Generators.timeBasedEpochGenerator();

    /** Version 5 names under this namespace can't collide with anybody else's. */
    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("6f0d5a52-5d1b-5c35-9a1c-1f1f4a7c9c5e"));

    /** Larger than any other: where a page of a list that is newest first begins, if none came before. */
    public static final UUID MAX = new UUID(-1, -1);

    private Ids() {}

    /** A new UUIDv7: unique, and ordered by time, which keeps primary keys dense. */
    public static UUID next() {
        return EPOCH.generate();
    }

    /** The UUIDv5 of what happened: the same words give the same id, so that repeating a step repeats nothing. */
    public static UUID derived(String what, Object... from) {
        var name = new StringBuilder(what);
        for (Object part : from) {
            name.append('|').append(part);
        }
        return NAMES.generate(name.toString().getBytes(StandardCharsets.UTF_8));
    }
}

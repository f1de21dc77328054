package dev.heartline.model;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * On whose behalf something is read or said. What it costs is theirs, what is kept of it is erased with them.
 *
 * @param userId null for nobody's: then nothing is kept of it
 * @param subjectId the call or text that it is about; null where there is none
 */
public record Occasion(UUID userId, UUID subjectId) {

    public static final Occasion NOBODYS = new Occasion(null, null);

    private static final ScopedValue<Occasion> PRESENT = ScopedValue.newInstance();

    /** What readers that are called meanwhile, on the same thread, take for their occasion. */
    public <T> T during(Supplier<T> reading) {
        return ScopedValue.where(PRESENT, this).call(reading::get);
    }

    public static Occasion present() {
        return PRESENT.orElse(NOBODYS);
    }
}

package dev.heartline.memory.episode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Decides what of the things noticed in one exchange is new. */
final class Recognition {

    private final Supplier<UUID> newIds;

    Recognition(Supplier<UUID> newIds) {
        this.newIds = newIds;
    }

    /**
     * @param known for each thing noticed, by position, the memories of the same user and type that may tell the same
     * @return in the order of what was noticed; the same words noticed twice are recognised once
     */
    List<Recollection> recognise(List<Noticed> noticed, List<List<KnownMemory>> known) {
        var recollections = new ArrayList<Recollection>();
        var restated = new HashSet<UUID>();
        var fresh = new HashSet<String>();
        for (int i = 0; i < noticed.size(); i++) {
            Optional<KnownMemory> same = same(noticed.get(i), known.get(i));
            Recollection recollection = recognise(noticed.get(i), same, restated);
            boolean repeats = switch (recollection) {
                case Recollection.Fresh one ->
                    !fresh.add(one.noticed().type() + one.noticed().wording().normalised());
                case Recollection.Restated one -> {
                    restated.add(one.memoryId());
                    yield false;
                }
                case Recollection.Refused _ -> false;
            };
            if (!repeats) {
                recollections.add(recollection);
            }
        }
        return recollections;
    }

    private Recollection recognise(Noticed noticed, Optional<KnownMemory> same, HashSet<UUID> restated) {
        if (same.filter(KnownMemory::denied).isPresent()) {
            return new Recollection.Refused(same.get(), noticed);
        }
        return same.map(known -> restated.contains(known.id()) ? known.asCounted() : known)
                .<Recollection>map(known -> new Recollection.Restated(known, noticed, strengthened(known, noticed)))
                .orElseGet(() -> new Recollection.Fresh(newIds.get(), noticed, fresh(noticed)));
    }

    /** What holds first, then the same words, then the closest meaning. */
    private static Optional<KnownMemory> same(Noticed noticed, List<KnownMemory> candidates) {
        Wording wording = noticed.wording();
        return candidates.stream()
                .filter(known -> Resemblance.isSame(
                        noticed.candidate().description(), known.memory().description(), known.cosine()))
                .max(Comparator.<KnownMemory, Boolean>comparing(known -> !known.denied())
                        .thenComparing(known -> known.memory().wording().equals(wording))
                        .thenComparing(KnownMemory::cosine));
    }

    private static MemoryStrength fresh(Noticed noticed) {
        return MemoryStrength.fresh(noticed.type(), noticed.candidate().salient(), noticed.occurredAt());
    }

    private static MemoryStrength strengthened(KnownMemory known, Noticed noticed) {
        MemoryStrength before = known.memory().strength();
        return known.counted() ? before : before.after(Evidence.RESTATED, noticed.occurredAt());
    }
}

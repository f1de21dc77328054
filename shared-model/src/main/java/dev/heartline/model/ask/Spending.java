package dev.heartline.model.ask;

import java.util.UUID;

/** Who may still ask, and what was asked. */
public interface Spending {

    /**
     * Whether there is budget left, of the user and of the deployment. Blocks for one look into the database; where that fails
     * there is none.
     *
     * @param userId null for nobody in particular
     */
    boolean affords(UUID userId);

    /** Notes a call. Returns at once. */
    void enter(ModelCall call);
}

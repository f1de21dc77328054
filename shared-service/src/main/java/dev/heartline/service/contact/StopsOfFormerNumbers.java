package dev.heartline.service.contact;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;

import dev.heartline.messaging.transaction.PlainTransaction;
import dev.heartline.service.profile.NumberChanges;

/**
 * Whoever leaves a number that was stopped stays stopped: the wish may have come before we knew whose it was, and a new number
 * is no reason to believe that it was taken back.
 */
@ApplicationScoped
@IfBuildProperty(name = "heartline.consent.projection", stringValue = "true")
class StopsOfFormerNumbers implements NumberChanges {

    private final Consents consents;

    StopsOfFormerNumbers(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Uni<Void> left(PlainTransaction transaction, UUID userId, String number) {
        return consents.inherit(transaction, userId, number);
    }
}

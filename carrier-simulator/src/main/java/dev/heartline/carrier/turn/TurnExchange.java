package dev.heartline.carrier.turn;

import dev.heartline.carrier.fault.Faults;
import dev.heartline.carrier.network.Clock;
import dev.heartline.carrier.webhook.NetworkManners;
import dev.heartline.carrier.webhook.Webhooks;
import dev.heartline.telephony.number.PhoneNumber;

/** What every call of one provider works with. */
public record TurnExchange(
        PhoneNumber ourNumber,
        Dialect dialect,
        NetworkManners manners,
        Webhooks webhooks,
        Faults faults,
        Clock clock) {}

package dev.heartline.telephony.carrier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The carriers that we have accounts with, by name. */
public final class ConnectedCarriers<C extends Carrier> {

    private final Map<String, C> connected;
    private final Routing routing;

    public ConnectedCarriers(List<C> all, CarrierConfig config) {
        this.connected =
                all.stream().filter(Carrier::isConnected).collect(Collectors.toMap(Carrier::name, Function.identity()));
        this.routing = new Routing(config.order(), config.byPrefix());
    }

    /** @throws CarrierNotConnected where the configuration names one that isn't */
    public void requireConfigured() {
        routing.named().forEach(this::named);
    }

    /** @throws CarrierNotConnected */
    public C named(String name) {
        return find(name).orElseThrow(() -> new CarrierNotConnected(name));
    }

    public Optional<C> find(String name) {
        return Optional.ofNullable(connected.get(name));
    }

    /**
     * Those to ask, one after the other.
     *
     * @param number E.164
     * @param wished the carrier to be asked first, null for whichever
     * @return one at least
     * @throws CarrierNotConnected where the wished one isn't
     */
    public List<C> inOrder(String number, String wished) {
        return routing.to(number, wished).stream().map(this::named).toList();
    }

    public Collection<C> all() {
        return connected.values();
    }
}

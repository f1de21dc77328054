package dev.heartline.carrier.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.heartline.telephony.number.PhoneNumber;

/** Everybody whom the network can reach. A number that belongs to nobody cannot be called or texted. */
public final class People {
    private final Map<PhoneNumber, Person> byPhone = new HashMap<>();

    public void register(Person person) {
        byPhone.put(person.phone(), person);
    }

    /** Whoever calls or texts us exists: they answer, and have nothing to say unless registered with a script. */
    public void ensure(PhoneNumber phone) {
        byPhone.putIfAbsent(phone, new Person(phone, Behaviour.ANSWERS, Script.SILENT, Texting.RECEIVES));
    }

    public Optional<Person> find(PhoneNumber phone) {
        return Optional.ofNullable(byPhone.get(phone));
    }

    public List<Person> all() {
        return new ArrayList<>(byPhone.values());
    }
}

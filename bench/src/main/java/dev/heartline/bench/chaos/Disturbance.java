package dev.heartline.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.heartline.bench.chaos.Victim.Blow;

/** Faults upon all victims side by side, for a time; at the end everything works again, but for what is lost. */
final class Disturbance {

    private final Machine machine;
    private final long seed;
    private final Map<Victim, Map<Blow, AtomicInteger>> counts = new EnumMap<>(Victim.class);
    private final ConcurrentLinkedQueue<String> missed = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();

    Disturbance(Machine machine, long seed) {
        this.machine = machine;
        this.seed = seed;
        for (var victim : Victim.values()) {
            var ofVictim = new EnumMap<Blow, AtomicInteger>(Blow.class);
            victim.blows().forEach(blow -> ofVictim.put(blow, new AtomicInteger()));
            counts.put(victim, ofVictim);
        }
    }

    /** Returns when the time is over and all are back, or lost. */
    void rage(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (var victim : Victim.values()) {
            threads.add(Thread.ofPlatform().name("chaos-" + victim).start(() -> rage(victim, end)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void rage(Victim victim, long end) {
        var fate = new Fate(seed, victim);
        while (true) {
            var fault = fate.next();
            if (System.nanoTime() + fault.after().toNanos() > end) {
                return;
            }
            LockSupport.parkNanos(fault.after().toNanos());
            try {
                strike(victim, fault);
                counts.get(victim).get(fault.blow()).incrementAndGet();
            } catch (RuntimeException e) {
                // Another fault came first: the databases can't be asked to cut sessions while they are down.
                missed.add("%s %s: %s".formatted(victim, fault.blow(), e.getMessage()));
            }
            try {
                machine.recover(victim);
            } catch (RuntimeException e) {
                lost.add(victim + ": " + e.getMessage());
                return;
            }
        }
    }

    private void strike(Victim victim, Fate.Fault fault) {
        switch (fault.blow()) {
            case KILL -> machine.kill(victim);
            case PAUSE -> machine.pause(victim, fault.lasts());
            case CUT -> machine.cutSessions();
        }
    }

    int faults() {
        return counts.values().stream()
                .flatMap(ofVictim -> ofVictim.values().stream())
                .mapToInt(AtomicInteger::get)
                .sum();
    }

    /** Faults that didn't come about. */
    List<String> missed() {
        return List.copyOf(missed);
    }

    /** Victims that didn't come back. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(ofVictim -> ofVictim.getKey() + " " + ofVictim.getValue())
                .collect(Collectors.joining("\n  ", "  ", ""));
    }
}

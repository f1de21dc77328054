package dev.heartline.bench.load;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;

import dev.heartline.driver.FictionalNumbers;
import dev.heartline.driver.HostApplication;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.Tables;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

/** People who call: known users with one call at a time, the same ones in every run. */
public final class Callers {

    private static final int FIRST_NUMBER = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public record Caller(UUID userId, String phone) {}

    private final BlockingQueue<Caller> free;
    private final List<Caller> all;

    public Callers(int number) {
        this.all = IntStream.range(0, number)
                .mapToObj(n -> FictionalNumbers.of(FIRST_NUMBER + n))
                .map(phone -> new Caller(Ids.derived("bench-user", phone), phone))
                .toList();
        this.free = new ArrayBlockingQueue<>(number, true, all);
    }

    public void introduce(HostApplication host) {
        introduce(host, ZoneOffset.UTC, Set.of(Channel.CALL, Channel.IN_APP));
    }

    /**
     * @param offset of the clock that they live by: when they may be contacted depends on it
     * @param consents over which channels they want to be reached
     */
    public void introduce(HostApplication host, ZoneOffset offset, Set<Channel> consents) {
        all.forEach(caller -> host.publish(new UserProfile(
                caller.userId(),
                "Bench",
                caller.phone(),
                zone(offset),
                "en-US",
                LocalDate.of(1988, 1, 1),
                consents,
                false)));
    }

    /** Of whole hours. The signs of these zones are the other way round. */
    private static String zone(ZoneOffset offset) {
        int hours = offset.getTotalSeconds() / 3_600;
        return hours == 0 ? "Etc/UTC" : "Etc/GMT%+d".formatted(-hours);
    }

    /** Waits until a service knows them all. */
    public void awaitIn(RunningSystem system, RunningSystem.Service service) throws InterruptedException {
        var ids = all.stream().map(caller -> caller.userId().toString()).toList();
        try (var tables = Tables.of(system, service)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (tables.count("select count(*) from user_profile where user_id = any(?::uuid[])", ids) < ids.size()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(service + " does not take profiles; see ./heartline status");
                }
                Thread.sleep(50);
            }
        }
    }

    public List<Caller> all() {
        return all;
    }

    public Caller take() throws InterruptedException {
        return free.take();
    }

    public void giveBack(Caller caller) {
        free.add(caller);
    }
}

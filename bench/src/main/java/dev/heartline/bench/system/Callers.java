package dev.heartline.bench.fanout;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;

import dev.heartline.bench.system.FictionalNumbers;
import dev.heartline.bench.system.HostApplication;
import dev.heartline.events.Ids;
import dev.heartline.events.UserProfile;
import dev.heartline.events.vocabulary.Channel;

/** People who call: known users with one call at a time, the same ones in every run. */
final class Callers {

    private static final int FIRST_NUMBER = 3_000;

    record Caller(UUID userId, String phone) {}

    private final BlockingQueue<Caller> free;
    private final List<Caller> all;

    Callers(int number) {
        this.all = IntStream.range(0, number)
                .mapToObj(n -> FictionalNumbers.of(FIRST_NUMBER + n))
                .map(phone -> new Caller(Ids.derived("bench-user", phone), phone))
                .toList();
        this.free = new ArrayBlockingQueue<>(number, true, all);
    }

    void introduce(HostApplication host) {
        all.forEach(caller -> host.publish(new UserProfile(
                caller.userId(),
                "Bench",
                caller.phone(),
                "Etc/UTC",
                "en-US",
                LocalDate.of(1988, 1, 1),
                Set.of(Channel.CALL, Channel.IN_APP),
                false)));
    }

    List<Caller> all() {
        return all;
    }

    Caller take() throws InterruptedException {
        return free.take();
    }

    void giveBack(Caller caller) {
        free.add(caller);
    }
}

package dev.heartline.bench.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.heartline.bench.limits.BareLimits;
import dev.heartline.driver.Http;
import dev.heartline.driver.RunningSystem;
import dev.heartline.driver.RunningSystem.Service;
import dev.heartline.driver.Tables;
import dev.heartline.stack.access.AccessTokens;

/** {@code ./heartline bench campaign} */
@Command(
        name = "campaign",
        description =
                "Sends a campaign to many people while a second sms-service works on it too and is killed half-way, and counts at the"
                        + " carrier what arrived. Its recipients are written into the tables of the sms-service and forgotten afterwards.",
        mixinStandardHelpOptions = true)
public final class CampaignRun implements Callable<Integer> {

    private static final Duration SPARE = Duration.ofMinutes(6);
    /** Within which the carrier must not forget a text: at most 1,000 a second, of which it keeps 10,000. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Option(names = "--recipients", defaultValue = "100000", description = "People. Default: ${DEFAULT-VALUE}")
    private int recipients;

    @Option(names = "--rate", defaultValue = "200", description = "Texts per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--one-replica", description = "Start no second sms-service, and kill none.")
    private boolean oneReplica;

    @Option(names = "--no-limits", description = "Leave the bare parts out.")
    private boolean noLimits;

    @Option(names = "--keep", description = "Leave the recipients and their texts in the tables.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        if (recipients < 1 || recipients > 600_000) {
            throw new ParameterException(spec.commandLine(), "--recipients is a number from 1 to 600000");
        }
        if (rate < 1 || rate > 1_000) {
            throw new ParameterException(spec.commandLine(), "--rate is a number from 1 to 1000");
        }
        var system = RunningSystem.fromEnvironment();
        try (var people = new Recipients(system, recipients);
                var tables = Tables.of(system, Service.SMS)) {
            System.out.printf("introducing %,d people%n", recipients);
            people.introduce();
            try {
                return run(system, tables) ? 0 : 1;
            } finally {
                if (!keep) {
                    people.forget();
                }
            }
        }
    }

    private boolean run(RunningSystem system, Tables tables) throws Exception {
        var token = new AccessTokens(system.privateKey()).operator(Duration.ofHours(4));
        var sms = new Http(system.url(Service.SMS), Optional.of(token));
        var mark = "no " + UUID.randomUUID().toString().substring(0, 8);
        var carried = new CarriedTexts(new Http(system.simulator(), Optional.empty()), mark);
        var campaign = campaign(sms, mark);
        var begun = System.nanoTime();
        var size = sms.exchange("POST", "/campaigns/" + campaign + "/dry-run", null)
                .path("segmentSize")
                .asLong();
        System.out.printf("the segment holds %,d, which took %d ms to find out%n", size, millis(begun));
        if (size != recipients) {
            System.out.println("others are at risk too: start with ./heartline down --wipe");
            return false;
        }
        boolean asItSays = drive(sms, tables, campaign, carried);
        carried.look();
        var verdict = CampaignVerdict.of(tables, campaign, carried, rate);
        report(verdict);
        if (!noLimits) {
            System.out.println("measuring the bare parts, PostgreSQL and Kafka, some seconds each");
            BareLimits.measure(system).print(System.out);
        }
        return asItSays && verdict.isExact(recipients) && verdict.holds(rate);
    }

    private UUID campaign(Http sms, String mark) {
        var template = sms.exchange(
                        "POST",
                        "/templates",
                        Map.of(
                                "name",
                                "bench_" + UUID.randomUUID().toString().replace('-', '_'),
                                "category",
                                "motivation",
                                "content",
                                Map.of(
                                        "text",
                                        "Hey {first_name}, how was your day? (" + mark + ")",
                                        "variables",
                                        List.of("first_name"))))
                .path("id")
                .asText();
        return UUID.fromString(sms.exchange(
                        "POST",
                        "/campaigns",
                        Map.of(
                                "name",
                                "Bench",
                                "segment",
                                "at_risk",
                                "steps",
                                List.of(Map.of("delayHours", 0, "templateId", template)),
                                "textsPerMinute",
                                60 * rate))
                .path("id")
                .asText());
    }

    /** @return whether it was done in time, and the second sms-service was killed while it worked on it */
    private boolean drive(Http sms, Tables tables, UUID campaign, CarriedTexts carried) throws Exception {
        var second = oneReplica ? null : SecondReplica.start();
        try {
            long begun = System.nanoTime();
            sms.exchange("POST", "/campaigns/" + campaign + "/start", null);
            long limit = begun + SPARE.plusSeconds(3L * recipients / rate).toNanos();
            long next = begun;
            boolean killed = oneReplica;
            while (left(tables, campaign) > 0) {
                if (System.nanoTime() > limit) {
                    System.out.println("not done in time");
                    return false;
                }
                long sent = sent(tables, campaign);
                if (!killed && sent > recipients / 2) {
                    long ofSecond = second.sent();
                    second.kill();
                    killed = true;
                    System.out.printf(
                            "  %3d s  the second sms-service is killed, which has sent %,d%n",
                            millis(begun) / 1_000, ofSecond);
                }
                if (System.nanoTime() >= next) {
                    carried.look();
                    System.out.printf("  %3d s  %,d sent%n", millis(begun) / 1_000, sent);
                    next += LOOK.toNanos();
                }
                Thread.sleep(500);
            }
            System.out.printf("all were texted after %.1f s%n", millis(begun) / 1e3);
            if (!killed) {
                System.out.println("all was over before the second sms-service was killed: take more recipients");
            }
            return killed;
        } finally {
            if (second != null) {
                second.close();
            }
        }
    }

    private static long sent(Tables tables, UUID campaign) {
        return tables.count(
                "select count(*) from sms_messages where campaign_id = ? and sent_at is not null", campaign);
    }

    /** Whoever is not enrolled yet, waits for a step, or has a text that has not left. */
    private static long left(Tables tables, UUID campaign) {
        return tables.count("""
                select (select count(*) from sms_campaigns where id = ? and status <> 'completed')
                     + (select count(*) from sms_messages where campaign_id = ? and status in ('queued', 'held', 'sending'))
                """, campaign, campaign);
    }

    private void report(CampaignVerdict verdict) {
        System.out.println();
        System.out.printf(
                "%,d people: %,d enrolled, %,d completed, %,d texts to %,d people, %,d taken by the carrier%n",
                recipients,
                verdict.enrolled(),
                verdict.completed(),
                verdict.texts(),
                verdict.people(),
                verdict.accepted());
        System.out.printf(
                "at the carrier            %,d texts, %,d handsets with more than one%n",
                verdict.carried(), verdict.twice());
        System.out.printf(
                "released                  %.1f/s of %d/s asked, %d in the busiest second%n",
                verdict.perSecond(), rate, verdict.busiestSecond());
        System.out.printf("ahead of that rate        %.0f at most%n", verdict.ahead());
        System.out.println((verdict.isExact(recipients) ? "exact" : "NOT EXACT")
                + (verdict.holds(rate) ? "" : ", FASTER THAN ASKED"));
        System.out.println();
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}

package dev.heartline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.heartline.bench.campaign.CampaignRun;
import dev.heartline.bench.chaos.Chaos;
import dev.heartline.bench.decide.Decide;
import dev.heartline.bench.fanout.FanOut;
import dev.heartline.bench.inbound.InboundSms;
import dev.heartline.bench.live.LiveCalls;
import dev.heartline.bench.memory.ContextLoad;
import dev.heartline.bench.memory.MemoryScale;
import dev.heartline.bench.policy.PolicyValue;
import dev.heartline.bench.recall.Recall;
import dev.heartline.bench.rolling.RollingRestart;
import dev.heartline.bench.understanding.Understanding;
import dev.heartline.driver.Commands;

/** What the launcher runs for {@code bench}. */
@Command(
        name = "./heartline",
        description = "Measures the running system, and how well the engines understand.",
        subcommands = Main.Bench.class,
        mixinStandardHelpOptions = true)
public final class Main {

    /** {@code ./heartline bench} */
    @Command(
            name = "bench",
            description = "Measures the running system, and how well the engines understand.",
            synopsisSubcommandLabel = "MEASUREMENT",
            subcommands = {
                FanOut.class,
                CampaignRun.class,
                InboundSms.class,
                LiveCalls.class,
                Understanding.class,
                Recall.class,
                MemoryScale.class,
                ContextLoad.class,
                PolicyValue.class,
                Decide.class,
                Chaos.class,
                RollingRestart.class
            },
            mixinStandardHelpOptions = true)
    static final class Bench {}

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    static CommandLine commands() {
        return Commands.of(new Main());
    }
}

package dev.heartline.stack;

import dev.heartline.stack.command.Heartline;

/** What {@code ./heartline} runs. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Heartline.run(arguments));
    }
}

package dev.heartline.testing;

/** The broker of the tests, and the means to take it away. */
public final class KafkaControl {

    private final RunningStack stack;

    KafkaControl(RunningStack stack) {
        this.stack = stack;
    }

    public String bootstrapServers() {
        return stack.text(RunningStack.BOOTSTRAP_SERVERS);
    }

    /** Takes the broker away; its records stay. Always followed by {@link #start()}, for the sake of the other tests. */
    public void stop() {
        stack.run(RunningStack.STOP_KAFKA);
    }

    /** Brings the broker back on the same port with the same records. */
    public void start() {
        stack.run(RunningStack.START_KAFKA);
    }

    public void restart() {
        stop();
        start();
    }

    /** Sends to and reads from its topics. */
    public KafkaProbe probe() {
        return new KafkaProbe(bootstrapServers());
    }
}

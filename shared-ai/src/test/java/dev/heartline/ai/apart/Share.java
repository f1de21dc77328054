package dev.heartline.ai.apart;

/** How many of some were as they should be. */
final class Share {

    private final String name;
    private int right;
    private int all;

    Share(String name) {
        this.name = name;
    }

    void count(boolean so) {
        all++;
        if (so) right++;
    }

    double value() {
        return all == 0 ? 1 : (double) right / all;
    }

    @Override
    public String toString() {
        return "%s: %.3f (%d of %d)".formatted(name, value(), right, all);
    }
}

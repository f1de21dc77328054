package dev.heartline.ai.move;

/**
 * What a turn does.
 *
 * @param confidence 0..1, how sure that is; 0 where nothing was said
 */
public record MoveReading(SpokenMove move, double confidence) {

    public static final MoveReading NOTHING = new MoveReading(SpokenMove.OTHER, 0);

    public boolean is(SpokenMove other) {
        return move == other;
    }
}

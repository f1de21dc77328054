package dev.heartline.events;

/**
 * One thing that is wrong with an event's data. As text it holds only what the schema says itself, and may be logged.
 *
 * @param place where it is, as a JSON pointer; names that the sender chose are in it
 * @param known the same with {@code *} for each name that the schema doesn't have
 * @param what is wrong there, without the value
 */
public record Violation(String place, String known, String what) {

    /** With the sender's own names, which may be anybody's words: for those who may read the event itself. */
    public String whole() {
        return place + " " + what;
    }

    @Override
    public String toString() {
        return known + " " + what;
    }
}

package dev.heartline.messaging.consume;

/**
 * Where a record lies in its topic. Of two records of one partition the one with the higher offset was appended later; those of two
 * partitions, and of a topic that was made anew, can't be compared.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Place(int partition, long offset) {

    public boolean isAfter(Place other) {
        return partition == other.partition && offset > other.offset;
    }
}

package dev.heartline.events.vocabulary;

/** What a report of a behaviour does to what was told of it before. */
public enum BehaviorRevision implements WireNamed {
    /** It is told anew, as it was; also where it was told of by nobody before. */
    REPLACES,
    /** It was not so: nothing of it counts. */
    WITHDRAWS
}

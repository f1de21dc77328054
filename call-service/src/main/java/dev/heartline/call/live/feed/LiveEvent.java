package dev.heartline.call.live.feed;

import java.util.Map;

/**
 * Something that happened on a call.
 *
 * @param name {@code state}, {@code turn} or {@code completed}
 * @param key the same whenever it is read, and no other's
 * @param data what is told of it
 */
record LiveEvent(String name, String key, Map<String, Object> data) {}

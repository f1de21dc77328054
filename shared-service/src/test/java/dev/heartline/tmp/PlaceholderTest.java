package dev.heartline.tmp;

import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void runs() {}
}

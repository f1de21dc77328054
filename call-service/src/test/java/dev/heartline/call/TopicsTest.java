package dev.heartline.call;

import org.junit.jupiter.api.Test;

import dev.heartline.testing.ServiceTopics;

class TopicsTest {

    @Test
    void theListOfTopicsNamesWhatThisServiceReadsAndPublishes() {
        ServiceTopics.areThoseOfTheCatalog("call");
    }
}

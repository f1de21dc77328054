package dev.heartline.engagement;

import org.junit.jupiter.api.Test;

import dev.heartline.testing.ServiceTopics;

class TopicsTest {

    @Test
    void theListOfTopicsNamesWhatThisServiceReadsAndPublishes() {
        ServiceTopics.areThoseOfTheCatalog("engagement");
    }
}

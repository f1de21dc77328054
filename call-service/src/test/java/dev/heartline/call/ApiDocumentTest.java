package dev.heartline.call;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.LocalStackResource;
import dev.heartline.testing.api.CommittedApiDocument;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ApiDocumentTest {

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() {
        CommittedApiDocument.assertThatItIsServed();
    }
}

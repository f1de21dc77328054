package dev.heartline.memory.search;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import dev.heartline.testing.LocalStackResource;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SearchSessionTest {

    @Inject
    Pool pool;

    /** By the session, whatever the server does for others. */
    @Test
    void noPlanIsCompiled() {
        var jit = pool.query("select setting, source from pg_settings where name = 'jit'")
                .executeAndAwait()
                .iterator()
                .next();

        assertThat(jit.getString("setting")).isEqualTo("off");
        assertThat(jit.getString("source")).isEqualTo("client");
    }
}

package dev.heartline.messaging.transaction;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Connections whose other end is asked for by TCP: a server that vanished without a word is noticed by us, and, by the
 * settings {@code tcp_keepalives_*} of the session, a replica that vanished by the server, which frees its locks.
 */
@Singleton
class KeptAliveConnections implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .<SqlConnectOptions>map(options -> options.setTcpKeepAlive(true))
                .toList();
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(servers)
                .using(input.vertx())
                .build();
    }
}

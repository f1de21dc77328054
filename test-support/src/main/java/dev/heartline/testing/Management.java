package dev.heartline.testing;

import java.net.URI;

import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the service under test that is for those who run it: health, metrics, the OpenAPI document. */
public final class Management {

    private Management() {}

    /** @param path for example {@code /q/metrics} */
    public static URI at(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", int.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

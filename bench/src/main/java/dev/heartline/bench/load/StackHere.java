package dev.heartline.bench.load;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;

import dev.heartline.stack.settings.StackSettings;

/** The stack of this machine, for measurements that start and end processes of it. */
public final class StackHere {

    private StackHere() {}

    /** The launcher tells where the data is; what was built is where this is run from. */
    public static StackSettings settings() {
        var environment = new HashMap<>(System.getenv());
        try {
            var jar = Path.of(StackHere.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            environment.putIfAbsent(
                    "HEARTLINE_MODULES", jar.getParent().getParent().getParent().toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return StackSettings.of(environment);
    }
}

package dev.heartline.testing;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The infrastructure of this JVM as seen from the test's own class loader. */
record RunningStack(Map<String, Object> handle) {

    static final String BOOTSTRAP_SERVERS = "bootstrapServers";
    static final String START_KAFKA = "startKafka";
    static final String STOP_KAFKA = "stopKafka";
    static final String JDBC_URL = "jdbcUrl";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String NEW_DATABASE = "newDatabase";
    static final String TERMINATE_SESSIONS = "terminateSessions";
    static final String RESTART_POSTGRES = "restartPostgres";
    static final String ADMINISTER = "administer";
    static final String PRIVATE_KEY = "privateKey";
    static final String PUBLIC_KEY = "publicKey";

    /** Starts it if this is the first to ask. */
    @SuppressWarnings("unchecked")
    static RunningStack get() {
        var current = Thread.currentThread();
        var testLoader = current.getContextClassLoader();
        try {
            var lasting = ClassLoader.getSystemClassLoader();
            // The servers' threads inherit it.
            current.setContextClassLoader(lasting);
            var shared = Class.forName(SharedInfrastructure.class.getName(), true, lasting);
            return new RunningStack(
                    (Map<String, Object>) shared.getMethod("handle").invoke(null));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the test infrastructure did not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            current.setContextClassLoader(testLoader);
        }
    }

    String text(String name) {
        return (String) handle.get(name);
    }

    Path file(String name) {
        return (Path) handle.get(name);
    }

    /** @return its JDBC URL; the role of the same name owns it, with the password of the tests */
    @SuppressWarnings("unchecked")
    String newDatabase(String name) {
        return ((UnaryOperator<String>) handle.get(NEW_DATABASE)).apply(name);
    }

    void run(String name) {
        ((Runnable) handle.get(name)).run();
    }

    @SuppressWarnings("unchecked")
    void tell(String name, String what) {
        ((Consumer<String>) handle.get(name)).accept(what);
    }
}

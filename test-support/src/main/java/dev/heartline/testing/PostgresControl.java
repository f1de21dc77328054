package dev.heartline.testing;

/** The database of the tests, and the means to disturb it. */
public final class PostgresControl {

    private final RunningStack stack;

    PostgresControl(RunningStack stack) {
        this.stack = stack;
    }

    public String jdbcUrl() {
        return stack.text(RunningStack.JDBC_URL);
    }

    /** For the reactive client, with the {@code vertx-reactive:} prefix that Quarkus expects. */
    public String reactiveUrl() {
        return jdbcUrl().replaceFirst("^jdbc:", "vertx-reactive:");
    }

    public String username() {
        return stack.text(RunningStack.USERNAME);
    }

    public String password() {
        return stack.text(RunningStack.PASSWORD);
    }

    /** Queries in a database of its own beside that of the tests, made with the first use of its name. */
    public Jdbc database(String name) {
        return new Jdbc(stack.newDatabase(name), name, password());
    }

    /** Cuts every client off in the middle of whatever it does. */
    public void terminateSessions() {
        stack.run(RunningStack.TERMINATE_SESSIONS);
    }

    /** Stops the server in the middle of whatever it does and starts it on the same port with the same data. */
    public void restart() {
        stack.run(RunningStack.RESTART_POSTGRES);
    }

    /** Runs one statement as the superuser, inside the service's database. Sessions that exist keep their settings. */
    public void administer(String sql) {
        stack.tell(RunningStack.ADMINISTER, sql);
    }

    /** Queries as the service's role. */
    public Jdbc jdbc() {
        return new Jdbc(jdbcUrl(), username(), password());
    }
}

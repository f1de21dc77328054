package dev.heartline.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.heartline.stack.infra.ContainerInfrastructure;
import dev.heartline.stack.infra.Directories;
import dev.heartline.stack.infra.KafkaNode;
import dev.heartline.stack.infra.LocalInfrastructure;
import dev.heartline.stack.infra.NativeInfrastructure;
import dev.heartline.stack.infra.PostgresHome;
import dev.heartline.stack.infra.PostgresInstallation;
import dev.heartline.stack.infra.PostgresNode;
import dev.heartline.stack.process.Program;
import dev.heartline.stack.process.Supervisor;
import dev.heartline.stack.settings.Port;
import dev.heartline.stack.settings.Service;
import dev.heartline.stack.settings.StackSettings;

/** The whole system on one machine: the infrastructure, the carrier simulator and the four services. */
public final class LocalStack {

    private final StackSettings settings;
    private final Programs programs;
    private final Supervisor supervisor;
    private final Consumer<String> progress;

    /** @param progress hears one line for each thing that happens */
    public LocalStack(StackSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.programs = new Programs(settings);
        this.supervisor = new Supervisor(settings.home(), progress);
        this.progress = progress;
    }

    /**
     * Starts what does not run yet: the infrastructure first, then the rest side by side.
     *
     * @param only names of parts, as {@link #select} takes them; empty for all
     */
    public void up(Set<String> only) {
        var selected = programs.select(only);
        var unused = settings.unusedCarrierVariables();
        if (!unused.isEmpty()) {
            progress.accept(
                    "%s not used: the telephone network is simulated here; docs/connect-a-number.md tells where it is real"
                            .formatted(String.join(", ", unused)));
        }
        supervisor.start(List.of(programs.infrastructure()));
        supervisor.start(selected.stream()
                .filter(program -> !program.equals(programs.infrastructure()))
                .toList());
        PostgresHome.existing(settings.home().postgres())
                .filter(place -> !place.equals(settings.home().postgres()))
                .ifPresent(place -> progress.accept("the data of PostgreSQL is in " + place
                        + ", as its user cannot reach " + settings.home().data()));
    }

    /**
     * Stops parts and starts them again.
     *
     * @param names as {@link #select} takes them
     * @throws StackException where the infrastructure is among them: everything stands on it
     */
    public void restart(Set<String> names) {
        var selected = programs.select(names);
        if (selected.contains(programs.infrastructure())) {
            throw new StackException("everything stands on the infrastructure: ./heartline down, then ./heartline up");
        }
        supervisor.stop(selected);
        up(names);
    }

    /** Stops everything, the infrastructure last. Data stays. */
    public void down() {
        var rest = new ArrayList<>(programs.all());
        rest.remove(programs.infrastructure());
        if (programs.all().stream().anyMatch(supervisor::takesLongToStop)) {
            progress.accept("The first stop after a build takes a minute or more: it prepares quicker starts.");
        }
        boolean anyRan = supervisor.stop(rest);
        anyRan |= supervisor.stop(List.of(programs.infrastructure()));
        if (!anyRan) {
            progress.accept("nothing runs");
        }
        if (!inContainers()) {
            // It survives an infrastructure process that was killed.
            stopOrphanedPostgres();
        }
    }

    /** Stops everything and deletes all data, secrets, keys and logs of this stack. */
    public void wipe() {
        down();
        if (inContainers()) {
            containers().wipe();
        }
        Directories.delete(PostgresHome.standInFor(settings.home().postgres()));
        settings.home().written().forEach(Directories::delete);
    }

    public List<Program> programs() {
        return programs.all();
    }

    /** Those of the given names, or all: {@code infra}, {@code simulator}, {@code call}, … */
    public List<Program> select(Set<String> names) {
        return programs.select(names);
    }

    /** One more process of a service, on a port of its own, started and stopped by {@link #supervisor()}. */
    public Program replica(Service service, int number, int port, int managementPort) {
        return programs.replica(service, number, port, managementPort);
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    public Supervisor.State state(Program program) {
        return supervisor.state(program);
    }

    /** Kafka and PostgreSQL of this stack, not started. */
    public LocalInfrastructure infrastructure() {
        return inContainers() ? containers() : nativeInfrastructure();
    }

    private boolean inContainers() {
        return settings.variable("HEARTLINE_INFRA", "native").equals("containers");
    }

    private ContainerInfrastructure containers() {
        return new ContainerInfrastructure(
                settings.home().data().toString(),
                settings.port(Port.KAFKA),
                settings.port(Port.POSTGRES),
                settings.secrets().postgresPassword());
    }

    private NativeInfrastructure nativeInfrastructure() {
        var installation = PostgresInstallation.find();
        var kafka =
                new KafkaNode(settings.home().kafka(), settings.port(Port.KAFKA), settings.port(Port.KAFKA_CONTROLLER));
        var postgres = new PostgresNode(
                installation,
                PostgresHome.choose(installation, settings.home().postgres()),
                settings.port(Port.POSTGRES),
                settings.secrets().postgresPassword());
        return new NativeInfrastructure(kafka, postgres);
    }

    private void stopOrphanedPostgres() {
        PostgresHome.existing(settings.home().postgres())
                .ifPresent(directory -> new PostgresNode(
                                PostgresInstallation.find(), directory, settings.port(Port.POSTGRES), "")
                        .stop());
    }
}

package dev.heartline.stack.command;

import java.time.Duration;
import java.util.UUID;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.heartline.stack.access.AccessTokens;
import dev.heartline.stack.access.Role;
import dev.heartline.stack.settings.StackSettings;

@Command(
        name = "token",
        description = "Prints an access token for the REST interfaces of this stack.",
        footer = {"", "Example: curl -H \"Authorization: Bearer $(./heartline token)\" http://127.0.0.1:18081/calls"},
        mixinStandardHelpOptions = true)
final class Token implements Runnable {

    @Option(names = "--role", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Role role = Role.OPERATOR;

    @Option(names = "--user", paramLabel = "UUID", description = "whose token it is; needed for role user")
    private UUID user;

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            converter = SpokenDuration.class,
            description = "how long it is valid: 90s, 15m, 8h, 1d (default 8h, at most 1d)")
    private Duration validity = Duration.ofHours(8);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (validity.compareTo(Duration.ofDays(1)) > 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--ttl is at most 1d: services take no token that is valid for longer");
        }
        var tokens = new AccessTokens(StackSettings.of(System.getenv()).keys().privateKeyFile());
        System.out.println(
                switch (role) {
                    case OPERATOR -> tokens.operator(validity);
                    case SERVICE -> tokens.service(validity);
                    case USER -> tokens.user(required(user), validity);
                });
    }

    private UUID required(UUID id) {
        if (id == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "role user needs --user UUID");
        }
        return id;
    }
}

package dev.postorder.backoffice.admin;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OpenSessions;
import dev.postorder.access.PersonalTokens;
import dev.postorder.access.User;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.OperatorSettings;
import dev.postorder.access.operator.Operators;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.config.ConfigurationLoader;
import dev.postorder.platform.database.DatabaseException;
import dev.postorder.platform.database.Installation;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * {@code admin}: says who may use an installation. Works on an empty one, while a server runs on it
 * or while none does.
 */
@Command(
    name = "admin",
    description =
        "Says who may use the server: operators, customers, users, their tokens and sessions,"
            + " applications, API keys.",
    mixinStandardHelpOptions = true)
public final class AdminCommand {
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Directory directory;
  private final PersonalTokens tokens;
  private final OpenSessions sessions;
  private Optional<Operators> operators = Optional.empty();
  private final List<Runnable> afterwards = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data directory; ./data by default.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file with settings, key=value.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Any setting; docs/configuration.md has them all.")
  private Map<String, String> settings = new LinkedHashMap<>();

  private AdminCommand(
      Clock clock, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.clock = clock;
    this.directory = new Directory(clock);
    this.tokens = new PersonalTokens(clock);
    this.sessions = new OpenSessions(clock);
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * The command with its subcommands.
   *
   * @param environment where settings may come from
   * @param out what was asked for, in UTF-8
   * @param err what is said beside it
   */
  public static CommandLine commandLine(
      Clock clock, Map<String, String> environment, PrintStream out, PrintStream err) {
    var admin = new AdminCommand(clock, environment, out, err);
    return new CommandLine(admin)
        .addSubcommand(new OperatorCommand(admin))
        .addSubcommand(new CustomerCommand(admin))
        .addSubcommand(new UserCommand(admin))
        .addSubcommand(new TokenCommand(admin))
        .addSubcommand(new SessionCommand(admin))
        .addSubcommand(
            "application",
            KeyCommand.of(
                admin,
                KeyKind.APPLICATION,
                "The client programs of the freight face and their appkeys."))
        .addSubcommand(
            "api-key", KeyCommand.of(admin, KeyKind.API_KEY, "The keys of the back-office API."));
  }

  /** Runs a command on the installation; a refusal is said and becomes the exit code 1. */
  int run(Function<Handle, Integer> work) {
    try {
      int exit =
          Installation.use(
              configuration(),
              database -> {
                var open =
                    new OperatorSessions(database.jdbi(), clock, OperatorSettings.defaults());
                operators = Optional.of(new Operators(clock, open));
                return database.jdbi().inTransaction(work::apply);
              });
      afterwards.forEach(Runnable::run);
      return exit;
    } catch (ConfigurationException | DatabaseException e) {
      return refuse(e.getMessage());
    }
  }

  /** Runs a command on a user of the installation. */
  int run(String login, BiFunction<Handle, User, Integer> work) {
    return run(
        handle ->
            directory
                .user(handle, login)
                .map(user -> work.apply(handle, user))
                .orElseGet(() -> refuse("There is no such user.")));
  }

  private Configuration configuration() {
    var loader = new ConfigurationLoader();
    config.ifPresent(loader::file);
    loader.environment(environment);
    data.ifPresent(path -> loader.set("data.directory", path.toString(), "--data"));
    settings.forEach((key, value) -> loader.set(key, value, "--set"));
    return loader.load();
  }

  /** Runs a command on an operator of the installation. */
  int runOperator(String name, BiFunction<Handle, OperatorAccount, Integer> work) {
    return run(
        handle ->
            operators()
                .find(handle, name)
                .map(operator -> work.apply(handle, operator))
                .orElseGet(() -> refuse("There is no such operator.")));
  }

  /** A path at the server's public address, or at the one that it listens on by default. */
  String address(String path) {
    Configuration.Server server = configuration().server();
    return server
            .publicUrl()
            .map(URI::toString)
            .orElseGet(
                () ->
                    (server.tls().certificate().isPresent() ? "https" : "http")
                        + "://localhost:"
                        + server.port())
        + path;
  }

  Operators operators() {
    return operators.orElseThrow();
  }

  Directory directory() {
    return directory;
  }

  PersonalTokens tokens() {
    return tokens;
  }

  OpenSessions sessions() {
    return sessions;
  }

  Instant now() {
    return clock.instant();
  }

  /** Prints the columns of a line of the answer, tab-separated. */
  void row(String... columns) {
    print(String.join("\t", columns));
  }

  /** Prints a line of the answer, once the transaction stands. */
  void print(String line) {
    afterwards.add(() -> out.println(line));
  }

  /** Says something beside the answer, once the transaction stands. */
  void say(String line) {
    afterwards.add(() -> err.println(line));
  }

  /** Says why the command was refused; the exit code for that. */
  int refuse(@Nullable String why) {
    err.println(why);
    return 1;
  }
}

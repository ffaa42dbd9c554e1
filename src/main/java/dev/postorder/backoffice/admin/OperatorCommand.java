package dev.postorder.backoffice.admin;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin operator}. */
@Command(
    name = "operator",
    description = "Who signs in at the console.",
    mixinStandardHelpOptions = true)
final class OperatorCommand {
  private static final String ROLE = "viewer, operator or administrator.";
  private static final String LAST = "Nobody else can sign in as an administrator.";

  private final AdminCommand admin;

  OperatorCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(
      name = "add",
      description = "Adds an operator and prints a link where he chooses his password, once.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "a-z, 0-9 and . _ @ + -") String rawName,
      @Option(names = "--role", required = true, description = ROLE) String role,
      @Option(names = "--display-name", description = "What pages call him.")
          @Nullable String displayName,
      @Option(
              names = "--personal-data",
              description = "He sees people's names, phones and addresses in the call log.")
          boolean personalData) {
    String name = Operators.name(rawName);
    if (!Operators.isName(name)) {
      return admin.refuse("The name must be 1 to 100 of a-z, 0-9 and . _ @ + -.");
    }
    Optional<OperatorRole> wanted = OperatorRole.of(role);
    if (wanted.isEmpty()) {
      return admin.refuse("--role: " + ROLE);
    }
    return admin.run(
        handle -> {
          Optional<OperatorAccount> added =
              admin
                  .operators()
                  .add(
                      handle,
                      name,
                      displayName == null ? name : displayName.strip(),
                      wanted.get(),
                      personalData);
          if (added.isEmpty()) {
            return admin.refuse("The name is taken.");
          }
          link(handle, added.get());
          return 0;
        });
  }

  @Command(
      name = "link",
      description = {
        "Prints a link, good once and for a day, where an operator chooses a new password;",
        "without a name one that makes an administrator."
      },
      mixinStandardHelpOptions = true)
  int link(
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The operator.")
          @Nullable String name) {
    if (name != null) {
      return admin.runOperator(
          name,
          (handle, operator) -> {
            if (operator.disabled()) {
              return admin.refuse("The operator is disabled.");
            }
            link(handle, operator);
            return 0;
          });
    }
    return admin.run(
        handle -> {
          print(admin.operators().linkForAdministrator(handle));
          return 0;
        });
  }

  private void link(Handle handle, OperatorAccount operator) {
    print(admin.operators().link(handle, operator.id()));
  }

  private void print(String secret) {
    admin.say("The link works once, for a day:");
    admin.print(admin.address("/console/sign-in/first/" + secret));
  }

  @Command(
      name = "list",
      description =
          "Lists operators: name, role, state, two-factor, personal data, last use; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return admin.run(
        handle -> {
          admin.operators().list(handle).forEach(this::show);
          return 0;
        });
  }

  private void show(OperatorAccount operator) {
    String state = operator.password() || operator.federated() ? "enabled" : "invited";
    admin.row(
        operator.name(),
        operator.role().code(),
        operator.disabled() ? "disabled" : state,
        operator.twoFactor() ? "two-factor" : "-",
        operator.personalData() ? "personal-data" : "-",
        operator.lastUsedAt().map(Instant::toString).orElse("-"));
  }

  @Command(
      name = "disable",
      description = "Disables an operator and signs him out.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "NAME", description = "The operator.") String name) {
    return change(name, (handle, operator) -> admin.operators().disable(handle, operator.id()));
  }

  @Command(
      name = "enable",
      description = "Enables an operator again, with the password that he had.",
      mixinStandardHelpOptions = true)
  int enable(@Parameters(paramLabel = "NAME", description = "The operator.") String name) {
    return change(name, (handle, operator) -> admin.operators().enable(handle, operator.id()));
  }

  @Command(
      name = "end-two-factor",
      description = "Takes a lost second factor from an operator and signs him out.",
      mixinStandardHelpOptions = true)
  int endTwoFactor(@Parameters(paramLabel = "NAME", description = "The operator.") String name) {
    return change(
        name, (handle, operator) -> admin.operators().endTwoFactor(handle, operator.id()));
  }

  @Command(
      name = "role",
      description = "Gives an operator another role.",
      mixinStandardHelpOptions = true)
  int role(
      @Parameters(paramLabel = "NAME", description = "The operator.") String name,
      @Parameters(paramLabel = "ROLE", description = ROLE) String role,
      @Option(
              names = "--personal-data",
              arity = "1",
              paramLabel = "true|false",
              description = "Whether he sees personal data; as before by default.")
          @Nullable Boolean personalData) {
    Optional<OperatorRole> wanted = OperatorRole.of(role);
    if (wanted.isEmpty()) {
      return admin.refuse("ROLE: " + ROLE);
    }
    return change(
        name,
        (handle, operator) ->
            admin
                .operators()
                .set(
                    handle,
                    operator.id(),
                    operator.displayName(),
                    wanted.get(),
                    personalData == null ? operator.personalData() : personalData));
  }

  private int change(String name, BiFunction<Handle, OperatorAccount, Operators.Change> change) {
    return admin.runOperator(
        name,
        (handle, operator) ->
            switch (change.apply(handle, operator)) {
              case DONE -> 0;
              case NONE -> admin.refuse("The operator is in that state already.");
              case LAST_ADMINISTRATOR -> admin.refuse(LAST);
            });
  }
}

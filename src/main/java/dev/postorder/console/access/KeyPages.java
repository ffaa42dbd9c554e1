package dev.postorder.console.access;

import dev.postorder.access.Directory;
import dev.postorder.access.KeyHolder;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.platform.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/access/api-keys} and {@code …/applications}: what programs carry. */
public final class KeyPages {
  private static final int LONGEST_NAME = 100;

  private final Jdbi jdbi;
  private final Directory directory;
  private final CallLog callLog;
  private final Times times;

  /** Pages over the keys. */
  public KeyPages(Jdbi jdbi, Directory directory, CallLog callLog, Times times) {
    this.jdbi = jdbi;
    this.directory = directory;
    this.callLog = callLog;
    this.times = times;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    String kinds = OperatorPages.ROOT + "/(api-keys|applications)";
    return List.of(
        Route.page(Section.ACCESS, kinds, visit -> list(200, visit, Form.empty(), "")),
        Route.action(Section.ACCESS, kinds, OperatorRole.ADMINISTRATOR, "keys/add", this::add),
        Route.action(
            Section.ACCESS,
            kinds + "/disable",
            OperatorRole.ADMINISTRATOR,
            "keys/disable",
            this::disable));
  }

  private static KeyKind kind(Visit visit) {
    return visit.target().equals("applications") ? KeyKind.APPLICATION : KeyKind.API_KEY;
  }

  private Response list(int status, Visit visit, Form form, String secret) {
    List<KeysPage.Key> keys =
        jdbi.withHandle(handle -> directory.keys(handle, kind(visit))).stream()
            .map(key -> view(key, visit))
            .toList();
    List<Form.Option> roles =
        kind(visit) == KeyKind.API_KEY ? OperatorForm.roles(visit.words()) : List.of();
    return Html.page(
        status,
        "console/access/keys.jte",
        new KeysPage(
            visit.frame(visit.words().say(visit.target() + ".title")),
            visit.target(),
            keys,
            form,
            roles,
            secret));
  }

  private KeysPage.Key view(KeyHolder key, Visit visit) {
    return new KeysPage.Key(
        key.name(),
        times.moment(key.createdAt(), visit.words()),
        key.role().map(role -> visit.words().say("role." + role.code())).orElse(""),
        key.personalData(),
        key.disabled());
  }

  private Response add(Visit visit) {
    String name = visit.form().get("name").orElse("");
    Optional<OperatorRole> role = visit.form().get("role").flatMap(OperatorRole::of);
    boolean api = kind(visit) == KeyKind.API_KEY;
    var faults = new LinkedHashMap<String, String>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      faults.put("name", visit.words().say("key.name.fault", LONGEST_NAME));
    }
    if (api && role.isEmpty()) {
      faults.put("role", visit.words().say("role.fault"));
    }
    if (!faults.isEmpty()) {
      return list(422, visit, new Form(visit.form(), faults), "");
    }
    Optional<String> secret =
        jdbi.inTransaction(
            handle -> {
              Optional<String> added =
                  api
                      ? directory.addApiKey(
                          handle,
                          name,
                          role.orElseThrow(),
                          visit.form().get("personalData").isPresent())
                      : directory.addKey(handle, KeyKind.APPLICATION, name);
              added.ifPresent(made -> trail(handle, visit, name));
              return added;
            });
    return secret
        .map(made -> list(200, visit, Form.empty(), made))
        .orElseGet(
            () -> {
              Map<String, String> taken = Map.of("name", visit.words().say("name.taken"));
              return list(422, visit, new Form(visit.form(), taken), "");
            });
  }

  private Response disable(Visit visit) {
    String name = visit.form().get("name").orElse("");
    boolean done =
        jdbi.inTransaction(
            handle -> {
              boolean disabled = directory.disableKey(handle, kind(visit), name);
              if (disabled) {
                trail(handle, visit, name);
              }
              return disabled;
            });
    String list = OperatorPages.ROOT + "/" + visit.target();
    return done ? visit.redirect(list, "saved") : visit.redirect(list);
  }

  private void trail(Handle handle, Visit visit, String name) {
    callLog.trail(handle, visit.call(), Optional.of(visit.target() + " " + name));
  }
}

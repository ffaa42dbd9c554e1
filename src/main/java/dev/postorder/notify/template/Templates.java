package dev.postorder.notify.template;

import dev.postorder.notify.Text;
import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.health.Health;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What letters and SMS say. Texts are built in; files of a directory replace them and are read
 * again within seconds when they change. All are tried before they are used: at the start what
 * cannot be used ends it, later the text that was used before stays in use.
 */
public final class Templates {
  private static final Logger LOG = LoggerFactory.getLogger(Templates.class);
  private static final Duration LOOKED_AT = Duration.ofSeconds(3);

  private final Clock clock;
  private final Values values;
  private final Optional<Overrides> overrides;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile State state;

  private record State(TemplateSet set, Map<String, String> faults, Instant at) {}

  /**
   * Reads and tries all templates.
   *
   * @param directory of the files that replace built-in ones
   * @param company who sends the letters; may be empty
   * @throws ConfigurationException that tells file and line of everything that cannot be used
   */
  public Templates(Optional<Path> directory, Clock clock, Titles titles, String company) {
    this.clock = clock;
    this.values = new Values(titles, company);
    this.overrides = directory.map(path -> new Overrides(path, this::check));
    TemplateSet builtIn = BuiltIn.set();
    check(builtIn);
    this.state = read(builtIn);
    if (!state.faults().isEmpty()) {
      throw new ConfigurationException(
          state.faults().values().stream()
              .sorted()
              .map(fault -> "notifications.templates: " + fault)
              .toList());
    }
  }

  /**
   * A file of templates.
   *
   * @param file below the directory, e.g. {@code letter/ru/order_queued.txt}
   * @param overridden whether a file of the directory is used in place of the built-in one
   * @param fault why a file of the directory is not used, or not in its last form
   */
  public record Listed(String file, boolean overridden, Optional<String> fault) {}

  /**
   * The text of a notification.
   *
   * @param event as in {@code notification.event}
   * @param data as in {@code notification.data}
   * @throws TemplateException when it cannot be rendered, which the checks rule out
   */
  public Text render(String event, Kind kind, Language language, JsonNode data, Links links) {
    return renderer().render(new TemplateName(kind, language, event), data, links);
  }

  /**
   * The text of an event of an order that does not exist. The HTML holds its image, so that it can
   * be shown by itself.
   */
  public Text preview(String event, Kind kind, Language language) {
    Renderer renderer = renderer();
    Text text =
        renderer.render(
            new TemplateName(kind, language, event), Sample.data(event, language), Sample.LINKS);
    String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(logo());
    return new Text(
        text.subject(), text.text(), text.html().replace("cid:" + renderer.logoId(), image));
  }

  /** The image that letters point to as {@code cid:logo.…@postorder}: a PNG. */
  public byte[] logo() {
    return current().set().logo();
  }

  /** All files, those of the directory that are none of ours included. */
  public List<Listed> list() {
    State now = current();
    var paths = new TreeSet<>(now.faults().keySet());
    BuiltIn.paths().stream().filter(now.set()::has).forEach(paths::add);
    return paths.stream()
        .map(
            path ->
                new Listed(
                    path, now.set().overridden(path), Optional.ofNullable(now.faults().get(path))))
        .toList();
  }

  /** Ready all the same: templates that cannot be used leave the ones before them in use. */
  public Health health() {
    Map<String, String> faults = current().faults();
    return Health.ready(
        faults.isEmpty()
            ? Map.of()
            : Map.of("unusable", faults.values().stream().sorted().toList()));
  }

  private Renderer renderer() {
    return new Renderer(current().set(), values);
  }

  private void check(TemplateSet set) {
    new Renderer(set, values).check();
  }

  private State current() {
    State last = state;
    if (overrides.isPresent()
        && !clock.instant().isBefore(last.at().plus(LOOKED_AT))
        && looking.tryLock()) {
      try {
        state = read(last.set());
        state.faults().values().stream()
            .filter(fault -> !last.faults().containsValue(fault))
            .forEach(fault -> LOG.error("A template is not used. {}", fault));
      } finally {
        looking.unlock();
      }
    }
    return state;
  }

  private State read(TemplateSet last) {
    TemplateSet set = overrides.map(files -> files.refresh(last)).orElse(last);
    Map<String, String> faults = overrides.map(Overrides::faults).orElse(Map.of());
    return new State(set, faults, clock.instant());
  }
}

package dev.postorder.backoffice;

import dev.postorder.notify.Event;
import dev.postorder.notify.Text;
import dev.postorder.notify.sms.SmsText;
import dev.postorder.notify.template.Kind;
import dev.postorder.notify.template.Templates;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/templates}: what letters and SMS say, shown with an order that does not exist. */
final class TemplateOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Templates templates;

  TemplateOperations(Templates templates) {
    this.templates = templates;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/templates", "api/v1/templates/list", this::list),
        Operation.read(
            "/templates/([^/]+)/([^/]+)/([^/]+)", "api/v1/templates/preview", this::preview));
  }

  private Answer list(Incoming in) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode events = answer.putArray("events");
    Event.all().forEach(events::add);
    ArrayNode files = answer.putArray("files");
    for (Templates.Listed listed : templates.list()) {
      ObjectNode file =
          files.addObject().put("file", listed.file()).put("overridden", listed.overridden());
      listed.fault().ifPresent(fault -> file.put("fault", fault));
    }
    return Answer.ok(answer);
  }

  private Answer preview(Incoming in) {
    String event =
        Optional.of(in.target(0)).filter(Event.all()::contains).orElseThrow(TemplateOperations::no);
    Kind kind = Kind.of(in.target(1)).orElseThrow(TemplateOperations::no);
    Language language =
        Arrays.stream(Language.values())
            .filter(one -> one.code().equals(in.target(2)))
            .findFirst()
            .orElseThrow(TemplateOperations::no);
    Text text = templates.preview(event, kind, language);
    if (!text.html().isEmpty() && wantsPage(in)) {
      return Answer.letter(text.html());
    }
    ObjectNode answer = NotificationAnswer.text(text);
    if (kind == Kind.SMS) {
      SmsText sms = SmsText.of(text.text());
      answer.put("encoding", sms.encoding().name().toLowerCase(Locale.ROOT));
      answer.put("segments", sms.count());
    }
    return Answer.ok(answer);
  }

  private static boolean wantsPage(Incoming in) {
    return in.request().headers().first("Accept").filter(a -> a.contains("text/html")).isPresent();
  }

  private static ProblemException no() {
    return ProblemException.of(
        ProblemType.TEMPLATE_NOT_FOUND,
        "An event, email or sms, and ru or en are expected; GET /api/v1/templates lists the"
            + " events");
  }
}

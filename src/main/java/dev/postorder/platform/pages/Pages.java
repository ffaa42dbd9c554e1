package dev.postorder.platform.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders templates; all that comes from outside is escaped by its place in the page. */
public final class Pages {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "dev.postorder.pages");

  private Pages() {}

  /**
   * Renders a template with its one parameter.
   *
   * @param template the path below src/main/jte, e.g. {@code document/paper.jte}
   */
  public static String render(String template, Object model) {
    var output = new StringOutput(4096);
    ENGINE.render(template, model, output);
    return output.toString();
  }
}

package dev.postorder.console;

import dev.postorder.platform.config.Language;

/** What surrounds a page: title, menu, who is signed in. */
public record Frame(String title, Visit visit) {

  /** The sections and forms beside the page. */
  public Menu menu() {
    return visit.menu();
  }

  /** The page's own address, to come back to; the home page after a form was refused. */
  public String here() {
    if (!visit.request().method().equals("GET")) {
      return visit.section().address();
    }
    String query = visit.request().query();
    return visit.request().path() + (query.isEmpty() ? "" : "?" + query);
  }

  /** Whether the address asks for something; where it does not, an empty list is a beginning. */
  public boolean asked() {
    return !visit.query().fields().isEmpty();
  }

  /** The language that it could be in, too. */
  public Language other() {
    return words().language() == Language.RU ? Language.EN : Language.RU;
  }

  /** What the action before this page tells; empty: there was none. */
  public String told() {
    return Flash.told(visit.request(), words()).orElse("");
  }

  /** Whether that was not done. */
  public boolean failed() {
    return Flash.bad(visit.request());
  }

  /** The address of a file that the page loads. */
  public String asset(String name) {
    return Assets.address(name);
  }

  /** The words of the page. */
  public Words words() {
    return visit.words();
  }

  /** What every form carries in its field {@code csrf}. */
  public String csrf() {
    return visit.visitor().csrf();
  }
}

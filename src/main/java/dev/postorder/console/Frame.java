package dev.postorder.console;

import java.util.Arrays;
import java.util.List;

/** What surrounds a page: title, menu, who is signed in. */
public record Frame(String title, Visit visit) {

  /** The sections of the menu. */
  public List<Section> menu() {
    return Arrays.stream(Section.values())
        .filter(section -> section != Section.SIGN_IN)
        .filter(section -> visit.operator().role().includes(section.needs()))
        .toList();
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

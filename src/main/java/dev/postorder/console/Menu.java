package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import java.util.Arrays;
import java.util.List;

/**
 * Where a visitor can go.
 *
 * @param sections that there are pages of, that his role may see, and that he need not wait for
 * @param signOut whether he can sign out
 */
public record Menu(List<Section> sections, boolean signOut) {
  static final String SIGN_OUT = "/console/sign-in/out";

  static Menu of(List<Route> routes, Visitor visitor) {
    OperatorRole role = visitor.operator().role();
    return new Menu(
        Arrays.stream(Section.values())
            .filter(section -> section != Section.SIGN_IN && section.within() == section)
            .filter(section -> !visitor.confined())
            .filter(section -> role.includes(section.needs()))
            .filter(section -> serves(routes, "GET", section.address()))
            .toList(),
        serves(routes, "POST", SIGN_OUT));
  }

  private static boolean serves(List<Route> routes, String verb, String address) {
    return routes.stream()
        .anyMatch(route -> route.verb().equals(verb) && route.path().matcher(address).matches());
  }
}

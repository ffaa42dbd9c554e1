package dev.postorder.console.access;

import dev.postorder.access.UserEntry;
import dev.postorder.calllog.search.Key;
import dev.postorder.calllog.search.Term;
import dev.postorder.console.Query;
import dev.postorder.console.Section;
import dev.postorder.console.Words;
import java.util.List;
import java.util.Map;

/**
 * A user in a list.
 *
 * @param calls where his calls are
 * @param rights what he may do: for the customer whose page it is, or for how many
 * @param state active or disabled
 */
public record UserLine(String address, String login, String calls, String rights, String state) {

  /** A user with what is to be said of his rights. */
  public static UserLine of(UserEntry user, String rights) {
    return new UserLine(
        address(user.id()),
        user.login(),
        calls(user.login()),
        rights,
        user.disabled() ? "disabled" : "active");
  }

  /** Where the page of a user is. */
  public static String address(long id) {
    return Section.USERS.address() + "/" + id;
  }

  /** Where the calls of a user are. */
  public static String calls(String login) {
    String term = Term.of(Key.USER, login).toString();
    return Section.LOG.address() + "?" + new Query(Map.of("q", List.of(term))).encoded();
  }

  /** An access level in words. */
  public static String level(int level, Words words) {
    return words.say("level." + level);
  }
}

package dev.postorder.console.log;

import dev.postorder.calllog.search.Key;
import dev.postorder.calllog.search.Term;
import dev.postorder.console.Query;
import java.util.List;
import java.util.Optional;

/** The form for those who do not write the language: its fields are written into the search. */
final class SmallForm {
  static final List<Key> FIELDS =
      List.of(Key.SESSION, Key.MESSAGE, Key.ORDER, Key.USER, Key.SOURCE, Key.OUTCOME, Key.TEXT);

  private SmallForm() {}

  static Query into(Query form) {
    var q = new StringBuilder(form.get("q").orElse(""));
    Query rest = form;
    for (Key key : FIELDS) {
      Optional<String> value = form.get(key.code());
      value.ifPresent(text -> q.append(q.isEmpty() ? "" : " ").append(Term.of(key, text)));
      rest = rest.without(key.code());
    }
    return q.isEmpty() ? rest.without("q") : rest.with("q", q.toString());
  }
}

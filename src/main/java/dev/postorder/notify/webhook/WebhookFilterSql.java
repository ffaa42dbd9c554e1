package dev.postorder.notify.webhook;

import java.util.Locale;
import org.jdbi.v3.core.statement.Query;

/** A {@link WebhookFilter} as conditions on {@code webhook w}. */
final class WebhookFilterSql {
  private static final String ENABLED = " and w.state = :state";

  private static final String SEARCHED =
      """
       and w.id in (
         select h.id from webhook h where h.host like :host and h.url ilike :url
         union select x.id from webhook x join app_user y on y.id = x.user_id where y.login like :search)
      """;

  private static final String OF_CUSTOMER =
      """
       and w.id in (
         select b.id from webhook b where b.user_id is null
            and (b.customer_id is null or b.customer_id = (select id from customer where uid = :customer))
         union select x.id from webhook x
          join access a on a.user_id = x.user_id and a.level in (2, 3)
          join customer c on c.id = a.customer_id and c.uid = :customer)
      """;

  private static final String OF_USER =
      " and w.user_id = (select id from app_user where login = :login)";

  private WebhookFilterSql() {}

  static String conditions(WebhookFilter filter) {
    return (filter.enabled().isPresent() ? ENABLED : "")
        + (filter.search().isPresent() ? SEARCHED : "")
        + (filter.customer().isPresent() ? OF_CUSTOMER : "")
        + (filter.login().isPresent() ? OF_USER : "");
  }

  static Query bind(Query query, WebhookFilter filter) {
    filter.enabled().ifPresent(on -> query.bind("state", on ? "enabled" : "disabled"));
    filter.search().ifPresent(text -> search(query, text));
    filter.customer().ifPresent(uid -> query.bind("customer", uid));
    filter.login().ifPresent(login -> query.bind("login", login.toLowerCase(Locale.ROOT)));
    return query;
  }

  private static void search(Query query, String given) {
    String text = given.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    query
        .bind("host", literal(host) + "%")
        .bind("url", slash < 0 ? "%" : "%://" + literal(text) + "%")
        .bind("search", literal(text) + "%");
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
